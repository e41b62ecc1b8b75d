//! Every call of the one list as a Tauri command. What a window may call of
//! them is in `src-tauri/capabilities`.

use desk_app::ErrorBody;
use desk_app::gate;
use desk_app::views::*;
use tauri::{State, Wry, ipc::Invoke};

use crate::state::Shell;

macro_rules! commands {
    ($($name:ident($ask:ident) -> $answer:ident = $area:ident::$deed:ident;)*) => {
        $(
            #[tauri::command]
            async fn $name(shell: State<'_, Shell>, request: $ask) -> Result<$answer, ErrorBody> {
                shell.call(gate::$name, request).await
            }
        )*

        pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
            tauri::generate_handler![$($name),*]
        }
    };
}
desk_app::calls!(commands);
