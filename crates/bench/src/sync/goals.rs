//! What the design promises, each number beside the best that others came to.

/// `None` where nothing is promised.
#[derive(Debug, Clone, Copy)]
pub(super) struct Goals {
    /// As multiples of the floor.
    pub(super) edit: Option<f64>,
    pub(super) push: Option<f64>,
    pub(super) boot: Option<f64>,
    /// Megabytes.
    pub(super) push_up: Option<f64>,
    pub(super) boot_down: Option<f64>,
    pub(super) converge_each_way: Option<f64>,
    pub(super) round_trips: Option<f64>,
    pub(super) client_memory: Option<f64>,
    pub(super) hub_memory: Option<f64>,
    pub(super) client_disk: Option<f64>,
    pub(super) hub_disk: Option<f64>,
}

impl Goals {
    pub(super) const NONE: Self = Self {
        edit: None,
        push: None,
        boot: None,
        push_up: None,
        boot_down: None,
        converge_each_way: None,
        round_trips: None,
        client_memory: None,
        hub_memory: None,
        client_disk: None,
        hub_disk: None,
    };

    pub(super) const FULL: Self = Self {
        edit: Some(2.0),
        push: Some(5.0),
        boot: Some(2.0),
        push_up: Some(1.0),
        boot_down: Some(0.6),
        converge_each_way: Some(0.15),
        round_trips: Some(2.0),
        client_memory: Some(60.0),
        hub_memory: Some(80.0),
        client_disk: Some(6.0),
        hub_disk: Some(10.0),
    };

    /// For those amounts that others were measured with.
    pub(super) const fn of(records: u64) -> Self {
        match records {
            5_000 => Self::FULL,
            100_000 => Self::LARGE,
            _ => Self::NONE,
        }
    }

    /// With twenty times as many records. Meeting costs what is new, so its goals
    /// are the same.
    pub(super) const LARGE: Self = Self {
        boot_down: Some(12.0),
        client_memory: Some(200.0),
        hub_memory: Some(200.0),
        push_up: None,
        client_disk: None,
        hub_disk: None,
        ..Self::FULL
    };
}
