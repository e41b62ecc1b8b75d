//! How a change gets from here to Microsoft.

use crate::words::words;

words! {
    /// The way out of a field. Until an interface is spoken to, what it will take is
    /// carried over by hand like the rest.
    WayOut, "a way out";
    /// An interface takes it.
    Interface "interface";
    /// There is no interface for it: somebody carries it over in the portal.
    ByHand "by_hand";
    /// It is Partner Desk's own and stays here.
    Here "here";
    /// It is read from there only.
    Observed "observed";
}

impl WayOut {
    /// Whether somebody can carry it over in the portal.
    pub const fn is_carried(self) -> bool {
        match self {
            Self::Interface | Self::ByHand => true,
            Self::Here | Self::Observed => false,
        }
    }
}
