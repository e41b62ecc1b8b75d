//! The TypeScript of what crosses the boundary, made from the same types and
//! the same list of calls. It is committed, so that a change of the boundary is
//! a diff that anyone can read.
//!
//! `UPDATE_BINDINGS=1 cargo test -p desk-app bindings` writes it.

use std::path::{Path, PathBuf};

use specta::Types;
use specta::datatype::{DataType, Field, Fields, NamedDataType, Primitive};
use specta_typescript::{Exporter, Typescript};

use crate::error::ErrorBody;
use crate::views::*;

const FIRST_LINE: &str = "// Written by `cargo xtask codegen` from crates/app. Do not edit.\n";

macro_rules! listed {
    ($($name:ident($ask:ident) -> $answer:ident = $area:ident::$deed:ident;)*) => {
        /// Name, request and answer of every call.
        const CALLS: &[(&str, &str, &str)] =
            &[$((stringify!($name), stringify!($ask), stringify!($answer)),)*];

        fn types() -> Types {
            let types = Types::default().register::<ErrorBody>().register::<Event>();
            types$(.register::<$ask>().register::<$answer>())*
        }
    };
}
crate::calls!(listed);

fn bindings() -> Result<String, specta_typescript::Error> {
    let mut types = types();
    types.iter_mut(numbers_are_numbers);
    let exporter = Exporter::from(Typescript::default()).framework_prelude(FIRST_LINE);
    let types = Typescript::from(exporter).export(&types, specta_serde::Format)?;
    let types = types.replace("/**  ", "/** ").replace(" *  ", " * ");
    Ok(format!("{types}\n{}", calls()))
}

/// The types of the calls, and their names.
fn calls() -> String {
    let mut text = String::from("export interface Calls {\n");
    for (name, ask, answer) in CALLS {
        text.push_str(&format!("\t{name}: {{ request: {ask}; answer: {answer} }};\n"));
    }
    text.push_str("}\n\nexport const CALL_NAMES = [\n");
    for (name, ..) in CALLS {
        text.push_str(&format!("\t\"{name}\",\n"));
    }
    text.push_str("] as const;\n");
    text
}

/// Specta takes every float for one that may be NaN, which JSON writes as null.
/// Ours are sizes and parts of a whole.
fn numbers_are_numbers(named: &mut NamedDataType) {
    if let Some(DataType::Struct(it)) = &mut named.ty {
        in_fields(&mut it.fields);
    } else if let Some(DataType::Enum(it)) = &mut named.ty {
        it.variants.iter_mut().for_each(|(_, variant)| in_fields(&mut variant.fields));
    }
}

fn in_fields(fields: &mut Fields) {
    let each = |field: &mut Field| {
        if field.ty == Some(DataType::Primitive(Primitive::f64)) {
            field.ty = Some(DataType::Primitive(Primitive::u32));
        }
    };
    match fields {
        Fields::Unit => {}
        Fields::Unnamed(it) => it.fields.iter_mut().for_each(each),
        Fields::Named(it) => it.fields.iter_mut().map(|(_, field)| field).for_each(each),
    }
}

fn committed() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/ipc/bindings.ts")
}

#[test]
fn bindings_are_fresh() -> Result<(), Box<dyn std::error::Error>> {
    let (made, path) = (bindings()?, committed());
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&path, &made)?;
    }
    let there = std::fs::read_to_string(&path)?.replace("\r\n", "\n");
    assert!(there == made, "{} is stale: run `cargo xtask codegen`", path.display());
    Ok(())
}
