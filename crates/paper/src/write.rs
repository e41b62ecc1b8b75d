//! Pages into bytes. A scale of one tenth stands around everything, so that places stay
//! whole numbers.

use std::num::NonZeroU16;

use krilla::color::rgb;
use krilla::geom::{PathBuilder, Point, Transform};
use krilla::metadata::Metadata;
use krilla::num::NormalizedF32;
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, SpanTag, TableHeaderScope, Tag, TagGroup,
    TagTree,
};
use krilla::text::{Font, TextDirection};
use krilla::{Document, SerializeSettings};

use crate::PaperError;
use crate::fonts::{Fonts, Weight};
use crate::place::{Block, Page, Part, Piece, Rule};
use crate::sheet::{Look, MARGIN, WIDTH};

/// A4 on its long side, in points.
const SIZE: (f32, f32) = (842.0, 595.0);

/// Tenths of a point.
const SCALE: f32 = 0.1;

fn ink() -> rgb::Color {
    rgb::Color::new(0x1B, 0x1B, 0x1B)
}

pub(crate) fn pages(
    look: &Look,
    pages: &[Page],
    blocks: &[Block],
    leaves: usize,
) -> Result<Vec<u8>, PaperError> {
    let settings = SerializeSettings { enable_tagging: true, ..SerializeSettings::default() };
    let mut document = Document::new_with(settings);
    let (regular, bold) = (Fonts::of(Weight::Regular)?, Fonts::of(Weight::Bold)?);
    let mut ids: Vec<Vec<Identifier>> = (0..leaves).map(|_| Vec::new()).collect();
    for page in pages {
        let size = PageSettings::from_wh(SIZE.0, SIZE.1);
        let size = size.ok_or_else(|| PaperError::Unwritten("a page without a size".to_owned()))?;
        let mut sheet = document.start_page_with(size);
        let mut surface = sheet.surface();
        surface.push_transform(&Transform::from_scale(SCALE, SCALE));
        for rule in &page.rules {
            draw_rule(&mut surface, *rule);
        }
        for piece in &page.pieces {
            let font = match piece.style.0 {
                Weight::Regular => regular.clone(),
                Weight::Bold => bold.clone(),
            };
            let id = draw(&mut surface, piece, font);
            if let Part::Leaf(leaf) = piece.part
                && let Some(ids) = ids.get_mut(leaf)
            {
                ids.push(id);
            }
        }
        surface.pop();
        surface.finish();
        sheet.finish();
    }
    document.set_tag_tree(tree(look, blocks, &mut ids));
    document.set_metadata(
        Metadata::new()
            .title(look.title.clone())
            .language(look.language.clone())
            .creator("Partner Desk".to_owned()),
    );
    document.finish().map_err(|error| PaperError::Unwritten(format!("{error:?}")))
}

fn draw(surface: &mut Surface<'_>, piece: &Piece, font: Font) -> Identifier {
    let artifact = |kind| ContentTag::Artifact(Artifact::with_kind(kind));
    let tag = match piece.part {
        Part::Leaf(_) => ContentTag::Span(SpanTag::empty()),
        Part::Foot => artifact(ArtifactType::Footer),
        Part::Again => artifact(ArtifactType::PaginationOther),
    };
    let id = surface.start_tagged(tag);
    surface.set_stroke(None);
    surface.set_fill(Some(Fill {
        paint: ink().into(),
        opacity: NormalizedF32::ONE,
        rule: Default::default(),
    }));
    let at = Point::from_xy(piece.x.into(), piece.y.into());
    let size = piece.style.1.into();
    surface.draw_text(at, font, size, &piece.text, false, TextDirection::LeftToRight);
    surface.end_tagged();
    id
}

fn draw_rule(surface: &mut Surface<'_>, rule: Rule) {
    surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { paint: ink().into(), width: 3.0, ..Stroke::default() }));
    let mut path = PathBuilder::new();
    path.move_to(MARGIN.into(), rule.y.into());
    path.line_to((WIDTH - MARGIN).into(), rule.y.into());
    if let Some(path) = path.finish() {
        surface.draw_path(&path);
    }
    surface.end_tagged();
}

fn tree(look: &Look, blocks: &[Block], ids: &mut [Vec<Identifier>]) -> TagTree {
    let mut tree = TagTree::new().with_lang(Some(look.language.clone()));
    for block in blocks {
        match block {
            Block::Title(leaf) => {
                let tag = Tag::Hn(NonZeroU16::MIN, Some(look.title.clone()));
                tree.push(filled(TagGroup::new(tag), *leaf, ids));
            }
            Block::Paragraph(leaf) => tree.push(filled(TagGroup::new(Tag::P), *leaf, ids)),
            Block::Table { heads, rows } => {
                let mut table = TagGroup::new(Tag::Table);
                let mut head = TagGroup::new(Tag::TR);
                for leaf in heads {
                    let cell = TagGroup::new(Tag::TH(TableHeaderScope::Column));
                    head.push(filled(cell, *leaf, ids));
                }
                table.push(head);
                for row in rows {
                    let mut line = TagGroup::new(Tag::TR);
                    for leaf in row {
                        line.push(filled(TagGroup::new(Tag::TD), *leaf, ids));
                    }
                    table.push(line);
                }
                tree.push(table);
            }
        }
    }
    tree
}

fn filled(mut group: TagGroup, leaf: usize, ids: &mut [Vec<Identifier>]) -> TagGroup {
    for id in ids.get_mut(leaf).map(std::mem::take).unwrap_or_default() {
        group.push(id);
    }
    group
}
