//! What is on the pages can be read back, by another reader than the one who wrote.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on must fail loudly")]

use desk_paper::{Column, Look, Sheet};
use lopdf::Document;

const FOOT: &str = "Fin de la chaîne : événement 7, 3f2a…, signée, vérifiée";

fn look() -> Look {
    Look {
        language: "fr".to_owned(),
        title: "Journal de « Fabrikam »".to_owned(),
        foot: vec![FOOT.to_owned()],
        page_of: |page, all| format!("Page {page} sur {all}"),
    }
}

fn sheet(rows: usize) -> Vec<u8> {
    let mut sheet = Sheet::new(look()).unwrap();
    sheet.paragraph("Extrait : du 1er au 2 novembre.");
    let column = |head: &str, share| Column { head: head.to_owned(), share };
    sheet.table(vec![column("Quand", 20), column("Quoi", 80)]);
    for row in 1..=rows {
        let what = format!("Rôle attribué à Zoé Łuczak, ligne {row}");
        sheet.row(&["3 nov. 2025".to_owned(), what]);
    }
    sheet.finish().unwrap()
}

fn text_of(document: &Document, page: u32) -> String {
    let text = document.extract_text(&[page]).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_page_has_the_heads_the_foot_and_its_number_and_no_row_is_lost() {
    let document = Document::load_mem(&sheet(120)).unwrap();
    let all = u32::try_from(document.get_pages().len()).unwrap();
    assert!(all >= 3, "{all}");
    let mut rows = 0;
    for page in 1..=all {
        let text = text_of(&document, page);
        assert!(text.contains("Quand") && text.contains("Quoi"), "{text}");
        assert!(text.contains(FOOT), "{text}");
        assert!(text.contains(&format!("Page {page} sur {all}")), "{text}");
        rows += text.matches("Rôle attribué à Zoé Łuczak, ligne").count();
    }
    assert_eq!(rows, 120);
    assert!(text_of(&document, 1).contains("Journal de « Fabrikam »"));
    assert!(text_of(&document, 1).contains("Extrait : du 1er au 2 novembre."));
}

#[test]
fn the_same_words_are_the_same_bytes() {
    assert!(sheet(40) == sheet(40));
}

#[test]
fn the_file_says_its_language_and_that_it_is_tagged() {
    let document = Document::load_mem(&sheet(1)).unwrap();
    let catalog = document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"fr");
    let marks = catalog.get(b"MarkInfo").unwrap();
    let marks = document.dereference(marks).unwrap().1.as_dict().unwrap().clone();
    assert!(marks.get(b"Marked").unwrap().as_bool().unwrap());
    assert!(catalog.has(b"StructTreeRoot"));
}

#[test]
fn a_row_that_is_longer_than_a_page_goes_on_on_the_next() {
    let mut sheet = Sheet::new(look()).unwrap();
    sheet.table(vec![Column { head: "Quoi".to_owned(), share: 1 }]);
    let long: Vec<String> = (0..200).map(|line| format!("ligne {line}.")).collect();
    sheet.row(&[long.join("\n")]);
    let document = Document::load_mem(&sheet.finish().unwrap()).unwrap();
    let pages: Vec<u32> = document.get_pages().into_keys().collect();
    let text: String = pages.iter().map(|page| text_of(&document, *page)).collect();
    assert!(pages.len() > 1);
    assert!((0..200).all(|line| text.contains(&format!("ligne {line}."))));
}
