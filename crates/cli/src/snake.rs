//! Views as `--json` writes them: the same words, in snake case.

use serde::Serialize;
use serde_json::{Map, Value};

use crate::failure::Failure;

/// The view with its keys as docs/cli.md promises them.
pub(crate) fn snake(view: impl Serialize) -> Result<Value, Failure> {
    Ok(renamed(serde_json::to_value(view)?))
}

fn renamed(value: Value) -> Value {
    match value {
        Value::Object(fields) => Value::Object(
            fields.into_iter().map(|(k, v)| (key(&k), renamed(v))).collect::<Map<_, _>>(),
        ),
        Value::Array(values) => Value::Array(values.into_iter().map(renamed).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => value,
    }
}

fn key(camel: &str) -> String {
    let mut snake = String::with_capacity(camel.len() + 4);
    for letter in camel.chars() {
        if letter.is_ascii_uppercase() {
            snake.push('_');
        }
        snake.push(letter.to_ascii_lowercase());
    }
    snake
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn keys_at_any_depth_are_written_in_snake_case_and_values_are_left_alone() {
        let told = renamed(json!({ "daysLeft": 3, "users": [{ "isMe": true, "name": "aB" }] }));
        assert_eq!(told, json!({ "days_left": 3, "users": [{ "is_me": true, "name": "aB" }] }));
    }
}
