//! Names of columns: what they are without what tells two spellings of one apart, and
//! which of them hold passwords.

/// Lower case, without accents, spaces and punctuation.
pub(super) fn folded(text: &str) -> String {
    text.chars().flat_map(char::to_lowercase).filter_map(without_accent).collect()
}

/// `None` for what is neither letter nor digit.
fn without_accent(c: char) -> Option<char> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => 'a',
        'ç' => 'c',
        'è' | 'é' | 'ê' | 'ë' => 'e',
        'ì' | 'í' | 'î' | 'ï' => 'i',
        'ñ' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' => 'o',
        'ù' | 'ú' | 'û' | 'ü' => 'u',
        'ý' | 'ÿ' => 'y',
        c if c.is_alphanumeric() => c,
        _ => return None,
    })
}

/// The name of a column as its kind knows it. In the bulk templates of the directory a
/// name bears its property, `Name [displayName] Required`, which is the same in every
/// language; remarks such as `(Yes/No)` say nothing.
pub(super) fn plain(name: &str) -> String {
    match property(name) {
        // The template asks whether to block the sign-in and names the property that
        // says the contrary.
        Some("accountEnabled") => "blocksignin".to_owned(),
        Some(property) => folded(property),
        None => {
            let label = name.split('(').next().unwrap_or(name);
            let label = folded(if label.trim().is_empty() { name } else { label });
            let bare = label.strip_suffix("required").or_else(|| label.strip_suffix("obligatoire"));
            bare.filter(|bare| !bare.is_empty()).unwrap_or(&label).to_owned()
        }
    }
}

/// What tells the header of one kind from another's: a name with its property is the
/// same in every language, and no other than the directory's template has it.
pub(super) fn identity(name: &str) -> String {
    property(name).map_or_else(|| folded(name), |property| format!("[{property}]"))
}

fn property(name: &str) -> Option<&str> {
    let (_, rest) = name.split_once('[')?;
    let (property, _) = rest.split_once(']')?;
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let property = property.trim();
    (!property.is_empty() && property.chars().all(is_word)).then_some(property)
}

/// Whether a column of this name holds passwords. Some words are looked for anywhere
/// in the name: a column too many is better lost than one too few.
pub(super) fn is_password(name: &str) -> bool {
    /// What exports say about passwords.
    const ABOUT: &[&str] = &[
        "lastpasswordchangetimestamp",
        "lastpasswordchangedatetime",
        "passwordneverexpires",
        "passwordpolicies",
        "strongpasswordrequired",
    ];
    const ANYWHERE: &[&str] = &[
        "password",
        "passwort",
        "passwd",
        "passcode",
        "passphrase",
        "passord",
        "motdepasse",
        "motsdepasse",
        "phrasesecrete",
        "kennwort",
        "contrasena",
        "wachtwoord",
        "senha",
        "salasana",
        "adgangskode",
        "losenord",
        "пароль",
        "密码",
        "密碼",
        "パスワード",
        "비밀번호",
    ];
    const ALONE: &[&str] = &[
        "pwd",
        "pw",
        "pass",
        "passe",
        "mdp",
        "pin",
        "psw",
        "pswd",
        "code",
        "codesecret",
        "secret",
        "secrets",
        "heslo",
        "haslo",
        "hasło",
        "parola",
        "jelszo",
        "암호",
    ];
    const AT_AN_END: &[&str] = &["pwd", "mdp"];
    let name = folded(name);
    if ABOUT.contains(&name.as_str()) {
        return false;
    }
    ANYWHERE.iter().any(|word| name.contains(word))
        || ALONE.contains(&name.as_str())
        || AT_AN_END.iter().any(|word| name.starts_with(word) || name.ends_with(word))
}

/// Whether a text could be a password: one word of several kinds of characters that
/// is no address. Only what nobody knows the meaning of is asked.
pub(super) fn looks_like_password(text: &str) -> bool {
    let text = text.trim();
    let is = |what: fn(char) -> bool| usize::from(text.chars().any(what));
    let kinds = is(|c| c.is_lowercase())
        + is(|c| c.is_uppercase())
        + is(|c| c.is_ascii_digit())
        + is(|c| c.is_ascii_punctuation() && !"-.:_/+".contains(c));
    let is_address = text.split_once('@').is_some_and(|(_, domain)| domain.contains('.'));
    (8..=256).contains(&text.chars().count())
        && !text.contains(char::is_whitespace)
        && !text.contains("://")
        && kinds >= 3
        && !is_address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_a_name_are_one() {
        for (name, wanted) in [
            ("User name [userPrincipalName] Required", "userprincipalname"),
            ("Nom d'utilisateur [userPrincipalName] Obligatoire", "userprincipalname"),
            ("Block sign in (Yes/No) [accountEnabled] Required", "blocksignin"),
            ("accountEnabled", "accountenabled"),
            ("Name (example: Chris Green) [displayName] *", "displayname"),
            ("Prénom", "prenom"),
            ("Nom d’utilisateur", "nomdutilisateur"),
            ("USER_NAME *", "username"),
            ("Téléphone (bureau)", "telephone"),
            ("(bureau)", "bureau"),
            ("State [or province]", "stateorprovince"),
            ("Required", "required"),
        ] {
            assert_eq!(plain(name), wanted, "{name}");
        }
    }

    #[test]
    fn a_column_of_passwords_is_known_by_its_name() {
        for name in [
            "Password",
            "Initial password [passwordProfile] Required",
            "Mot de passe initial [passwordProfile] Obligatoire",
            "MOT DE PASSE",
            "mdp",
            "MDP provisoire",
            "Temp_PWD",
            "Kennwort",
            "Contraseña",
            "Code secret",
            "New Password [UPLOAD ONLY]",
        ] {
            assert!(is_password(name), "{name}");
        }
        for name in [
            "Password never expires",
            "User name",
            "Compass",
            "Passport number",
            "Postal code",
            "ZIP code",
            "Pinterest",
        ] {
            assert!(!is_password(name), "{name}");
        }
    }

    #[test]
    fn what_looks_like_a_password_is_not_shown_under_an_unknown_name() {
        for text in ["Winter2024!", "xK9#mP2$vL", "Azerty123"] {
            assert!(looks_like_password(text), "{text}");
        }
        for text in [
            "Information Technology",
            "ada@contoso.com",
            "+33 1 23 45 67 89",
            "2024-01-02T03:04:05Z",
            "5d2b8f0c-0000-4000-8000-000000000001",
            "Redmond",
            "https://contoso.com/A1b2C3",
        ] {
            assert!(!looks_like_password(text), "{text}");
        }
    }
}
