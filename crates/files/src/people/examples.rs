//! The people whom Microsoft's templates hold as examples. Nobody works at Contoso.

/// User name and display name, as the samples have them.
const SAMPLES: [(&str, &str); 5] = [
    ("chris@contoso.com", "chris green"),
    ("ben@contoso.com", "ben andrews"),
    ("david@contoso.com", "david longmuir"),
    ("cynthia@contoso.com", "cynthia carey"),
    ("melissa@contoso.com", "melissa macbeth"),
];

/// Whether a row is one of the template's own.
pub(super) fn is_example(user_name: &str, display_name: &str) -> bool {
    let user_name = user_name.trim().to_ascii_lowercase();
    let display_name = display_name.trim().to_lowercase();
    let says_so = ["example:", "example :", "exemple:", "exemple :", "exemple\u{a0}:"]
        .iter()
        .any(|word| display_name.starts_with(word));
    (says_so && user_name.ends_with("@contoso.com"))
        || SAMPLES.iter().any(|(user, display)| {
            user_name == *user && (display_name == *display || display_name.is_empty())
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_template_s_own_people_are_examples() {
        assert!(is_example("Chris@Contoso.com", "Chris Green"));
        assert!(is_example("chris@contoso.com", "Example: Chris Green"));
        assert!(is_example("chris@contoso.com", "Exemple : Chris Green"));
        assert!(!is_example("chris@fabrikam.com", "Chris Green"));
        assert!(!is_example("chris@contoso.com", "Christine Vert"), "filled in by somebody");
        assert!(!is_example("ada@contoso.com", "Ada"));
    }
}
