//! The packages whose scripts may be in the screens: what `ui/package-lock.json` installs
//! for use and not for development. The bundler may have left some of it out.

use std::fs;
use std::path::Path;

use serde_json::Value;

use super::Part;
use crate::problem::{Problem, file};
use crate::repo;

pub(crate) fn of_the_screens() -> Result<Vec<Part>, Problem> {
    installed(&repo::ui())
}

fn installed(ui: &Path) -> Result<Vec<Part>, Problem> {
    let lock = json(&ui.join("package-lock.json"))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let mut parts = Vec::new();
    for (place, locked) in packages {
        let Some((_, name)) = place.rsplit_once("node_modules/") else { continue };
        let folder = ui.join(place);
        // Of what may be left out, and is made for other systems, nothing is in the screens.
        let left_out = locked["optional"] == true && !folder.exists();
        if locked["dev"] == true || left_out {
            continue;
        }
        let own = json(&folder.join("package.json"))?;
        let text = |value: &Value| value.as_str().map(str::to_owned);
        parts.push(Part {
            name: name.to_owned(),
            version: text(&locked["version"]).unwrap_or_default(),
            licence: text(&locked["license"]).or_else(|| text(&own["license"])).unwrap_or_default(),
            holders: text(&own["author"])
                .or_else(|| text(&own["author"]["name"]))
                .into_iter()
                .collect(),
            home: text(&own["repository"]["url"])
                .or_else(|| text(&own["repository"]))
                .or_else(|| text(&own["homepage"])),
            folder,
        });
    }
    Ok(parts)
}

fn json(path: &Path) -> Result<Value, Problem> {
    let text = fs::read(path).map_err(file("read", path))?;
    serde_json::from_slice(&text).map_err(|cause| Problem::Json { path: path.to_path_buf(), cause })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_installed_for_use_is_found_where_it_lies() {
        let ui = repo::notes().join("test-scripts");
        let lay = |place: &str, text: &str| {
            let path = ui.join(place);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        lay(
            "package-lock.json",
            r#"{"packages": {
                "": {"name": "ours"},
                "node_modules/@x/used": {"version": "1.2.3", "license": "MIT"},
                "node_modules/a/node_modules/b": {"version": "2.0.0"},
                "node_modules/tests": {"version": "1.0.0", "dev": true},
                "node_modules/for-others": {"version": "1.0.0", "optional": true}
            }}"#,
        );
        lay("node_modules/@x/used/package.json", r#"{"author": {"name": "Ada"}}"#);
        lay("node_modules/a/node_modules/b/package.json", r#"{"license": "ISC", "author": "Ben"}"#);
        let parts = installed(&ui).unwrap();
        let said: Vec<_> = parts
            .iter()
            .map(|part| {
                format!("{} {} {} {:?}", part.name, part.version, part.licence, part.holders)
            })
            .collect();
        assert_eq!(said, [r#"@x/used 1.2.3 MIT ["Ada"]"#, r#"b 2.0.0 ISC ["Ben"]"#]);
        fs::remove_file(ui.join("node_modules/@x/used/package.json")).unwrap();
        assert!(installed(&ui).is_err(), "what is used and not there is no part without a text");
        fs::remove_dir_all(&ui).unwrap();
    }
}
