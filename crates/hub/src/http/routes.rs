//! Every route there is. The router, the check of the OpenAPI document and the
//! test of who may come in are all made from this one list.

use std::time::Duration;

use axum::http::Method;
use desk_wire::protocol::Limits;

/// Who may call a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anyone who can reach the hub; the text says why that is right.
    Anyone(&'static str),
    /// A device of the workspace in the path, which shows its access token and
    /// proves that it holds its key.
    Device,
}

macro_rules! routes {
    ($($(#[$doc:meta])* $name:ident $method:ident $path:literal $access:expr, $body:expr;)*) => {
        /// A route.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Route {
            $($(#[$doc])* $name,)*
        }

        impl Route {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            pub const fn method(self) -> Method {
                match self { $(Self::$name => Method::$method,)* }
            }

            pub const fn path(self) -> &'static str {
                match self { $(Self::$name => $path,)* }
            }

            pub const fn access(self) -> Access {
                match self { $(Self::$name => $access,)* }
            }

            /// Bytes of a request's body, as it travels.
            pub const fn body_limit(self) -> usize {
                match self { $(Self::$name => $body,)* }
            }

            /// What it is called in a metric.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }
        }
    };
}

/// A message of a few fields.
const SMALL: usize = 64 << 10;

routes! {
    /// The process lives.
    Health GET "/health" Access::Anyone("says that the process lives, and nothing else"), 0;
    /// The database answers.
    Ready GET "/ready" Access::Anyone("says whether the database answers, and nothing else"), 0;
    /// Numbers for Prometheus.
    Metrics GET "/metrics"
        Access::Anyone("counts without a person in them, for this machine unless the operator opens it"), 0;
    Join POST "/v1/join"
        Access::Anyone("the invitation's secret in the body is the right to come in"), SMALL;
    Token POST "/v1/token"
        Access::Anyone("the refresh token in the body, proven by the device's key, is the right"), SMALL;
    Sync POST "/v1/w/{ws}/sync" Access::Device, Limits::COMMAND_BYTES + (1 << 20);
    Stream GET "/v1/w/{ws}/stream" Access::Device, 0;
    Snapshot GET "/v1/w/{ws}/snapshot" Access::Device, 0;
    Chunk GET "/v1/w/{ws}/chunk/{hash}" Access::Device, 0;
    Seed POST "/v1/w/{ws}/seed" Access::Device, 4 << 20;
    BlobStatus HEAD "/v1/w/{ws}/blob/{hash}" Access::Device, 0;
    PutBlob PUT "/v1/w/{ws}/blob/{hash}" Access::Device, Limits::BLOB_PIECE;
    GetBlob GET "/v1/w/{ws}/blob/{hash}" Access::Device, 0;
    Events GET "/v1/w/{ws}/events" Access::Device, 0;
    Devices GET "/v1/w/{ws}/devices" Access::Device, 0;
    Invite POST "/v1/w/{ws}/invitations" Access::Device, SMALL;
    Fork POST "/v1/w/{ws}/fork" Access::Device, SMALL;
    Epoch POST "/v1/w/{ws}/epoch" Access::Device, SMALL;
}

impl Route {
    /// For the whole of a request: its body, and the answer's beginning.
    pub const fn patience(self) -> Duration {
        match self {
            Self::Health | Self::Ready | Self::Metrics => Duration::from_secs(5),
            Self::Join | Self::Token | Self::Invite | Self::Fork | Self::Epoch => {
                Duration::from_secs(20)
            }
            Self::Stream | Self::BlobStatus | Self::Devices => Duration::from_secs(20),
            Self::Sync
            | Self::Snapshot
            | Self::Chunk
            | Self::Seed
            | Self::PutBlob
            | Self::GetBlob
            | Self::Events => Duration::from_secs(120),
        }
    }
}
