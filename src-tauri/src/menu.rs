//! The menus at the top of a Mac's screen. The window says what is in them, from its one
//! list of actions; elsewhere the window has its own menu and this does nothing.

use desk_app::Announce;
use desk_app::views::Event;
use serde::Deserialize;
use tauri::menu::{Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu};
use tauri::{AppHandle, Wry};

use crate::events::Ear;

#[derive(Debug, Deserialize)]
pub(crate) struct Menus {
    menus: Vec<Group>,
    words: Words,
}

#[derive(Debug, Deserialize)]
struct Group {
    title: String,
    items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
struct Item {
    id: String,
    text: String,
    /// As Tauri reads it, `CmdOrCtrl+K`; `None` where the page keeps the key.
    keys: Option<String>,
    off: bool,
}

/// The system's own items.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Words {
    edit: String,
    window: String,
    cut: String,
    copy: String,
    paste: String,
    select_all: String,
    quit: String,
}

/// Shows them; again whenever they say something else.
pub(crate) fn show(app: &AppHandle, menus: &Menus) -> tauri::Result<()> {
    if cfg!(target_os = "macos") {
        app.set_menu(build(app, menus)?)?;
    }
    Ok(())
}

/// What was chosen goes to the page that said what it means.
pub(crate) fn chosen(ear: &Ear, event: &MenuEvent) {
    ear.announce(Event::Menu { action: event.id().0.clone() });
}

fn build(app: &AppHandle, menus: &Menus) -> tauri::Result<Menu<Wry>> {
    let words = &menus.words;
    let menu = Menu::new(app)?;
    let program = Submenu::new(app, "Partner Desk", true)?;
    program.append(&PredefinedMenuItem::hide(app, None)?)?;
    program.append(&PredefinedMenuItem::separator(app)?)?;
    program.append(&PredefinedMenuItem::quit(app, Some(&words.quit))?)?;
    menu.append(&program)?;
    for group in &menus.menus {
        let submenu = Submenu::new(app, &group.title, true)?;
        for Item { id, text, keys, off } in &group.items {
            submenu.append(&MenuItem::with_id(app, id, text, !off, keys.as_deref())?)?;
        }
        if group.title == words.edit {
            // Without these a Mac cuts, copies and pastes nothing.
            submenu.append(&PredefinedMenuItem::separator(app)?)?;
            submenu.append(&PredefinedMenuItem::cut(app, Some(&words.cut))?)?;
            submenu.append(&PredefinedMenuItem::copy(app, Some(&words.copy))?)?;
            submenu.append(&PredefinedMenuItem::paste(app, Some(&words.paste))?)?;
            submenu.append(&PredefinedMenuItem::select_all(app, Some(&words.select_all))?)?;
        }
        menu.append(&submenu)?;
    }
    let window = Submenu::new(app, &words.window, true)?;
    window.append(&PredefinedMenuItem::minimize(app, None)?)?;
    window.append(&PredefinedMenuItem::fullscreen(app, None)?)?;
    window.append(&PredefinedMenuItem::close_window(app, None)?)?;
    menu.append(&window)?;
    Ok(menu)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_window_says_is_read() {
        let menus: Menus = serde_json::from_value(serde_json::json!({
            "menus": [{ "title": "Édition", "items": [
                { "id": "undo", "text": "Annuler", "keys": null, "off": true },
            ] }],
            "words": { "edit": "Édition", "window": "Fenêtre", "cut": "Couper",
                "copy": "Copier", "paste": "Coller", "selectAll": "Tout sélectionner",
                "quit": "Quitter Partner Desk" },
        }))
        .unwrap();
        let [Group { title, items }] = &menus.menus[..] else { panic!("one menu") };
        assert_eq!((title, &*items[0].id, items[0].off), (&menus.words.edit, "undo", true));
    }
}
