//! What a cell must be, told by code.

use crate::common::read;

#[test]
fn each_problem_is_told_with_its_column() {
    let header = "User name,Display name,First name,Contact e-mail,Usage location,Preferred language,\
        Sign-in blocked,Directory ID,User type,Directory synced,Roles\n";
    let good = [
        "a@fabrikam.com",
        "A",
        "",
        "a@out.example",
        "FR",
        "fr",
        "no",
        "",
        "member",
        "yes",
        "Sales agent",
    ];
    let (_, kept) = read(format!("{header}{}\n", good.join(",")));
    assert_eq!(kept.said(), [""; 0]);
    assert_eq!(kept.rows[0].roles, ["Sales agent"]);
    let long = "x".repeat(257);
    for (column, text, code) in [
        (0, "", "empty"),
        (0, "a b@fabrikam.com", "not_a_user_name"),
        (0, "a@b@fabrikam.com", "not_a_user_name"),
        (1, "", "empty"),
        (1, &long, "too_many_characters"),
        (1, "\"A\nB\"", "not_one_line"),
        (2, &long[..65], "too_many_characters"),
        (3, "out.example", "not_an_email"),
        (4, "Frnace", "not_a_country"),
        (5, "français", "not_a_language"),
        (6, "perhaps", "not_yes_or_no"),
        (7, "42", "not_a_directory_id"),
        (8, "owner", "not_a_user_type"),
        (9, "sometimes", "not_yes_or_no"),
    ] {
        let mut cells = good;
        cells[column] = text;
        let (_, kept) = read(format!("{header}{}\n", cells.join(",")));
        let name = header.trim_end().split(',').nth(column).unwrap();
        assert_eq!(kept.said(), [format!("2 {name} {code}")]);
    }
}

#[test]
fn a_row_of_another_width_is_refused_whole() {
    let (_, kept) = read("User name,Display name\na@fabrikam.com,Doe, Jane\nTotal\n");
    assert_eq!(kept.said(), ["2 - too_many_cells", "3 - stray_line"]);
}
