//! In the screens only `ipc` knows Tauri, and no feature leans on another.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// What is wrong with one file's imports. `path` is relative to `ui/src`, with `/`.
fn complaints(path: &str, text: &str) -> Vec<String> {
    let imports = imports(text);
    let mut complaints = Vec::new();
    for import in imports {
        if import.starts_with("@tauri-apps") && !path.starts_with("ipc/") {
            complaints.push(format!("{path} imports {import}: only ui/src/ipc may"));
        }
        let Some(used) = feature_of(&resolved(path, import)) else {
            continue;
        };
        let may = match feature_of(path) {
            Some(own) => own == used,
            // The frame puts features on screen; what features stand on must not know them.
            None => path.starts_with("shell/") || !path.contains('/') || path.starts_with("test"),
        };
        if !may {
            complaints.push(format!("{path} imports {import}, of the feature {used}"));
        }
    }
    complaints
}

/// Whatever stands in quotes after `from`, `import` or in `import(…)`, `mock(…)`, `require(…)`.
fn imports(text: &str) -> Vec<&str> {
    let openings = ["from ", "from", "import ", "import", "import(", "mock(", "require("];
    let mut found = Vec::new();
    for quote in ['"', '\'', '`'] {
        let mut parts = text.split(quote);
        let mut before = parts.next().unwrap_or_default();
        for part in parts {
            if openings.iter().any(|opening| before.trim_end_matches('\n').ends_with(opening)) {
                found.push(part);
            }
            before = part;
        }
    }
    found
}

/// The imported path, relative to `ui/src`. Packages come back as they are.
fn resolved(path: &str, import: &str) -> String {
    if !import.starts_with('.') {
        return import.trim_start_matches(['@', '~', '/']).trim_start_matches("src/").to_owned();
    }
    let mut parts: Vec<&str> = path.split('/').collect();
    parts.pop();
    for step in import.split('/') {
        match step {
            "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name),
        }
    }
    parts.join("/")
}

fn feature_of(path: &str) -> Option<String> {
    Some(path.strip_prefix("features/")?.split('/').next()?.to_owned())
}

fn scripts_below(folder: &Path, found: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            scripts_below(&path, found)?;
        } else if path.extension().is_some_and(|kind| kind == "ts" || kind == "tsx") {
            found.push(path);
        }
    }
    Ok(())
}

#[test]
fn the_screens_keep_their_distance() -> io::Result<()> {
    let source = crate::root().join("ui/src");
    let mut scripts = Vec::new();
    scripts_below(&source, &mut scripts)?;
    assert!(!scripts.is_empty(), "ui/src holds no script at all");
    let mut all = Vec::new();
    for script in scripts {
        let below = script.strip_prefix(&source).unwrap_or(&script);
        let path = below.to_string_lossy().replace('\\', "/");
        all.extend(complaints(&path, &fs::read_to_string(&script)?));
    }
    assert_eq!(all, Vec::<String>::new());
    Ok(())
}

#[test]
fn a_screen_that_calls_tauri_itself_is_found() {
    let direct = "import { invoke } from \"@tauri-apps/api/core\";";
    assert_eq!(complaints("features/catalog/Page.tsx", direct).len(), 1);
    assert_eq!(complaints("parts/Table.tsx", "await import('@tauri-apps/api')").len(), 1);
    assert_eq!(complaints("ipc/hosts/tauri.ts", direct), Vec::<String>::new());
}

#[test]
fn a_feature_that_leans_on_another_is_found() {
    let page = "features/catalog/Page.tsx";
    for import in ["../pricing/price", "../../features/pricing/price", "@/features/pricing/price"] {
        let text = format!("import {{ price }} from \"{import}\";");
        assert_eq!(complaints(page, &text).len(), 1, "{import}");
    }
    let part = "import { useCatalog } from '../features/catalog/queries';";
    assert_eq!(complaints("parts/DataTable.tsx", part).len(), 1, "parts know no feature");
}

#[test]
fn a_feature_may_use_itself_and_what_lies_below() {
    let page = "features/catalog/parts/Row.tsx";
    let text = "import a from \"../queries\";\nimport {\n  b,\n} from \"../../../parts/DataTable\";\n\
                import \"./row.css\";";
    assert_eq!(complaints(page, text), Vec::<String>::new());
    let routes = "const Page = lazy(() => import(\"./features/catalog/Page\"));";
    assert_eq!(complaints("routes.tsx", routes), Vec::<String>::new());
}
