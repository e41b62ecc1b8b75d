//! What the shell makes once: the desk, with this machine behind it.

use std::sync::{Arc, Mutex, Once};
use std::time::Duration;

use desk_app::deeds::workspace::open_last;
use desk_app::system::{SystemClock, SystemIds};
use desk_app::{AppError, Desk, ErrorBody, ErrorCode, Hubs, Locks, Ports};
use desk_secrets::{NoPresence, OsKeychain, OsRandomness};
use tauri::{App, AppHandle, DragDropEvent, Manager, async_runtime};
use tokio::sync::SetOnce;

use crate::events::Screens;
use crate::given::{Given, absolute};
use crate::one::{self, First, Start};
use crate::options::Options;
use crate::picker::Dialogs;
use crate::ready::ReadyFile;
use crate::settings::StoredSettings;
use crate::{ShellError, drops, key_file, window};

/// More than any file needs to be closed; an end must come.
const CLOSED_WITHIN: Duration = Duration::from_secs(10);

pub(crate) struct Shell {
    desk: Arc<Desk>,
    /// Set when the workspace that opens by itself is open, or does not.
    started: Arc<SetOnce<()>>,
    /// What keeps a second program out of the same folder.
    first: First,
    app: AppHandle,
    /// Whether the page has asked for something.
    asked: Once,
}

/// Makes the desk, begins to open the last workspace, and meanwhile opens the
/// window. False where another program is here already: it has its window in front now.
pub(crate) fn start(app: &App, options: Options, ready: ReadyFile) -> Result<bool, ShellError> {
    let root = match options.data_dir {
        Some(folder) => absolute(folder)?,
        None => app.path().app_data_dir()?,
    };
    let given = Given::word(options.given)?;
    let first = match one::begin(&root, &given)? {
        Start::First(first) => first,
        Start::Second => return Ok(false),
    };
    let key_file = match (options.key_file, options.passphrase_file) {
        (Some(key_file), Some(passphrase)) => Some(key_file::access(key_file, &passphrase)?),
        _ => None,
    };
    window::remember_place(app, &root)?;
    let handle = app.handle();
    let ports = Ports {
        clock: Arc::new(SystemClock::default()),
        ids: Arc::new(SystemIds),
        randomness: Arc::new(Mutex::new(OsRandomness)),
        keychain: Arc::new(OsKeychain::new()),
        settings: Arc::new(StoredSettings::in_folder(handle, &root)?),
        picker: Arc::new(Dialogs::new(handle.clone())),
        announce: Arc::new(Screens::new(handle.clone(), ready)),
        hubs: Hubs::in_background(),
        locks: Locks::of_a_window(Arc::new(NoPresence)),
    };
    let desk = Arc::new(Desk::new(ports, root.clone(), key_file));
    given.deliver(&desk);
    let (started, asked) = (Arc::new(SetOnce::new()), Once::new());
    let shell = Shell { desk, started, first, app: handle.clone(), asked };
    shell.open_last();
    shell.lock_after_sleep();
    shell.hear_others(handle);
    app.manage(shell);
    async_runtime::spawn(end_when_told(handle.clone()));
    window::open(app, &root)?;
    Ok(true)
}

impl Shell {
    /// Does a deed, once it is known which workspace the program starts with.
    ///
    /// It has a thread of its own: a deed looks into folders and files while it
    /// goes, and must not hold up the others.
    pub(crate) async fn call<Ask, Answer>(
        &self,
        deed: impl AsyncFnOnce(&Desk, Ask) -> Result<Answer, AppError> + Send + 'static,
        ask: Ask,
    ) -> Result<Answer, ErrorBody>
    where
        Ask: Send + 'static,
        Answer: Send + 'static,
    {
        self.asked.call_once(|| self.show());
        self.started.wait().await;
        let desk = Arc::clone(&self.desk);
        let doing = async_runtime::spawn_blocking(move || {
            async_runtime::block_on(deed(&desk, ask)).map_err(|error| error.body())
        });
        doing.await.unwrap_or_else(|_| Err(unfinished().body()))
    }

    /// A page that asks has its colours: the window comes up while the screens are drawn,
    /// and what is drawn in a window that nobody sees is put off.
    fn show(&self) {
        let app = self.app.clone();
        // It waits for the main thread, and the first question shall not.
        async_runtime::spawn_blocking(move || window::show(&app));
    }

    fn open_last(&self) {
        let (desk, started) = (Arc::clone(&self.desk), Arc::clone(&self.started));
        async_runtime::spawn_blocking(move || {
            // Screens find no workspace open then, offer the list, and tell why
            // when one is chosen.
            if let Err(error) = async_runtime::block_on(open_last(&desk)) {
                tracing::warn!(code = error.body().code.as_str(), "no workspace opened by itself");
            }
            // Nobody else sets it.
            let _ = started.set(());
        });
    }

    /// Who wakes the computer finds it locked.
    fn lock_after_sleep(&self) {
        let desk = Arc::clone(&self.desk);
        async_runtime::spawn(async move { desk.lock_after_sleep().await });
        #[cfg(target_os = "linux")]
        async_runtime::spawn(crate::asleep::lock_before_sleep(Arc::clone(&self.desk)));
    }

    /// Whoever is started while this one runs hands over what it was given.
    fn hear_others(&self, app: &AppHandle) {
        let (desk, app) = (Arc::clone(&self.desk), app.clone());
        self.first.listen(move |given| {
            given.deliver(&desk);
            // Whoever listens does not wait for the window.
            let front = app.clone();
            if app.run_on_main_thread(move || window::to_front(&front)).is_err() {
                tracing::warn!("the window did not come to the front");
            }
        });
    }

    pub(crate) fn dropped(app: &AppHandle, event: &DragDropEvent) {
        drops::dropped(&app.state::<Self>().desk, event);
    }

    /// Files and links that a Mac hands to a program that runs, or is about to.
    #[cfg(target_os = "macos")]
    pub(crate) fn opened(app: &AppHandle, urls: &[tauri::Url]) {
        let desk = &app.state::<Self>().desk;
        for url in urls {
            if let Ok(given) = Given::word(Some(url.as_str().into())) {
                given.deliver(desk);
            }
        }
        window::to_front(app);
    }

    /// Leaves a file that needs no checking at the next start.
    pub(crate) fn close(app: &AppHandle) {
        let shell = app.state::<Self>();
        shell.first.close();
        let closing = async { tokio::time::timeout(CLOSED_WITHIN, shell.desk.close()).await };
        match async_runtime::block_on(closing) {
            Ok(Ok(())) => {}
            Ok(Err(error)) => drop(error.body()),
            Err(_) => tracing::warn!("the workspace was not closed in time"),
        }
    }
}

/// The program is at fault, or ends; the log knows more.
fn unfinished() -> AppError {
    AppError::new(ErrorCode::Internal, "the program could not finish this")
}

/// Ctrl+C and a polite kill close the file like closing the window does.
async fn end_when_told(app: AppHandle) {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else { return };
        tokio::select! {
            _ = terminate.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
        }
    }
    #[cfg(not(unix))]
    if tokio::signal::ctrl_c().await.is_err() {
        return;
    }
    app.exit(0);
}
