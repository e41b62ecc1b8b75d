use super::*;

#[test]
fn a_contact_s_mailbox_is_the_company_s() {
    let own = ["contoso.com".to_owned(), "Fabrikam.EXAMPLE".to_owned()];
    for (typed, codes) in [
        ("ada@contoso.com", vec![]),
        (" Ada@Contoso.com ", vec![]),
        ("ada@mail.contoso.com", vec![]),
        ("ada@fabrikam.example", vec![]),
        ("ada@notcontoso.com", vec!["foreign_domain"]),
        ("ada@gmail.com", vec!["personal_mailbox"]),
        ("ada@hotmail.co.uk", vec!["personal_mailbox"]),
        ("ada@YAHOO.fr", vec!["personal_mailbox"]),
        ("ada@outlook.com", vec!["personal_mailbox"]),
        ("ada@live.com", vec!["personal_mailbox"]),
        ("ada@web.de", vec!["personal_mailbox"]),
        ("ada@live.contoso.com", vec![]),
        ("ada@contoso.onmicrosoft.com", vec!["tenant_mailbox"]),
        ("ada", vec!["email_form"]),
        ("ada@", vec!["email_form"]),
        ("@contoso.com", vec!["email_form"]),
        ("ada@contoso", vec!["email_form"]),
        ("ada@contoso.", vec!["email_form"]),
        ("ada@.contoso.com", vec!["email_form"]),
        ("ada@con toso.com", vec!["email_form"]),
        ("ada@@contoso.com", vec!["email_form"]),
        ("a..da@contoso.com", vec!["email_form"]),
        (".ada@contoso.com", vec!["email_form"]),
        ("ada@192.168.1.1", vec!["email_form"]),
        ("ada@-contoso.com", vec!["email_form"]),
        ("Ada <ada@contoso.com>", vec!["email_form"]),
        ("ada\u{202e}@contoso.com", vec!["email_form"]),
        ("", vec![]),
    ] {
        assert_eq!(said(&email(typed, &own)), codes, "{typed}");
    }
    assert_eq!(said(&email("ada@anywhere.example", &[])), [""; 0], "no domain is known");
    assert_eq!(said(&email("é@bücher.example", &[])), [""; 0]);
    let long = format!("{}@contoso.com", "a".repeat(64));
    assert_eq!(said(&email(&long, &[])), [""; 0]);
    assert_eq!(said(&email(&format!("a{long}"), &[])), ["email_form"]);
    assert_eq!(said(&email(&format!("a@{}com", "b.".repeat(130)), &[])), ["too_long"]);
}

#[test]
fn a_website_needs_no_scheme_and_has_no_other_than_the_web_s() {
    for (typed, wanted) in [
        ("www.microsoft.com", Ok("https://www.microsoft.com")),
        ("contoso.com/support?x=1#top", Ok("https://contoso.com/support?x=1#top")),
        ("https://contoso.com", Ok("https://contoso.com")),
        ("HTTP://contoso.com/", Ok("http://contoso.com/")),
        ("contoso.com:8443/help", Ok("https://contoso.com:8443/help")),
        ("bücher.example", Ok("https://bücher.example")),
        ("contoso.com.", Ok("https://contoso.com.")),
        ("contoso.com/a:b@c", Ok("https://contoso.com/a:b@c")),
        ("contoso.com/?to=http://fabrikam.com", Ok("https://contoso.com/?to=http://fabrikam.com")),
        ("ftp://contoso.com", Err("website_scheme")),
        ("file:///etc/passwd", Err("website_scheme")),
        ("javascript:alert(1)", Err("website_scheme")),
        ("mailto:ada@contoso.com", Err("website_scheme")),
        ("data:text/html,x", Err("website_scheme")),
        ("https://", Err("website_form")),
        ("contoso", Err("website_form")),
        ("https://localhost", Err("website_form")),
        ("https://user:secret@contoso.com", Err("website_form")),
        ("user@contoso.com", Err("website_form")),
        ("contoso.com:99999", Err("website_form")),
        ("contoso.com:+1", Err("website_form")),
        ("con toso.com", Err("website_form")),
        ("contoso.com\\x", Err("website_form")),
        ("<contoso.com>", Err("website_form")),
        ("contoso.com/\u{202e}moc", Err("website_form")),
        ("192.168.1.1", Err("website_form")),
        ("//contoso.com", Err("website_form")),
    ] {
        let checked = website(typed);
        match wanted {
            Ok(address) => {
                assert_eq!(said(&checked), [""; 0], "{typed}");
                assert_eq!(opened(typed).as_deref(), Some(address));
            }
            Err(code) => {
                assert_eq!(said(&checked), [code], "{typed}");
                assert_eq!(opened(typed), None, "{typed} is never opened");
            }
        }
    }
    assert_eq!((website(" ").kept.as_str(), opened(" ")), ("", None));
    let long = format!("contoso.com/{}", "a".repeat(2048));
    assert_eq!(said(&website(&long)), ["too_long"]);
}
