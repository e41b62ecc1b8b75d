//! Lays words out on pages, from the top, as they come.

use crate::PaperError;
use crate::fonts::{Fonts, Weight};
use crate::place::{Block, Page, Part, Piece, Rule};
use crate::write;

/// An A4 page on its long side.
pub(crate) const WIDTH: i16 = 8420;
pub(crate) const HEIGHT: i16 = 5950;
pub(crate) const MARGIN: i16 = 420;

const TITLE: (Weight, i16) = (Weight::Bold, 160);
const TEXT: (Weight, i16) = (Weight::Regular, 95);
const CELL: (Weight, i16) = (Weight::Regular, 80);
const HEAD: (Weight, i16) = (Weight::Bold, 80);
const FOOT: (Weight, i16) = (Weight::Regular, 70);

/// Between the columns of a table.
const GAP: i16 = 60;

/// How far the next line stands below one.
const fn lead((_, size): (Weight, i16)) -> i16 {
    size + size / 3
}

/// What every page shares.
#[derive(Debug, Clone)]
pub struct Look {
    /// The language of the words, like `fr`.
    pub language: String,
    pub title: String,
    /// Stands at the foot of every page.
    pub foot: Vec<String>,
    /// The number of a page and of all pages, in words.
    pub page_of: fn(usize, usize) -> String,
}

/// A column of a table: its head, and how wide it is among the others.
#[derive(Debug, Clone)]
pub struct Column {
    pub head: String,
    pub share: i16,
}

/// Pages that are being filled.
#[derive(Debug)]
pub struct Sheet {
    look: Look,
    fonts: Fonts,
    pages: Vec<Page>,
    blocks: Vec<Block>,
    leaves: usize,
    /// Where the next thing begins on the last page.
    y: i16,
    /// Where the foot begins.
    bottom: i16,
    foot: Vec<String>,
    columns: Vec<(Column, i16, i16)>,
}

impl Sheet {
    /// A first page with the title.
    pub fn new(look: Look) -> Result<Self, PaperError> {
        let fonts = Fonts::new()?;
        let room = WIDTH - 2 * MARGIN;
        let foot: Vec<String> =
            look.foot.iter().flat_map(|line| fonts.lines(line, FOOT, room)).collect();
        // One line more for the number of the page.
        let lines = i16::try_from(foot.len() + 1).unwrap_or(i16::MAX).min(20);
        let bottom = HEIGHT - MARGIN - lines * lead(FOOT) - 60;
        let mut sheet = Self {
            fonts,
            pages: vec![Page::default()],
            blocks: Vec::new(),
            leaves: 0,
            y: MARGIN,
            bottom,
            foot,
            columns: Vec::new(),
            look,
        };
        let title = sheet.look.title.clone();
        let leaf = sheet.text(&title, TITLE);
        sheet.blocks.push(Block::Title(leaf));
        sheet.y += 60;
        Ok(sheet)
    }

    pub fn paragraph(&mut self, text: &str) {
        let leaf = self.text(text, TEXT);
        self.blocks.push(Block::Paragraph(leaf));
        self.y += 40;
    }

    /// A paragraph that is read letter by letter.
    pub fn large(&mut self, text: &str) {
        let leaf = self.text(text, TITLE);
        self.blocks.push(Block::Paragraph(leaf));
        self.y += 40;
    }

    /// Begins a table. Rows come one by one.
    pub fn table(&mut self, columns: Vec<Column>) {
        let all: i32 = columns.iter().map(|column| i32::from(column.share)).sum::<i32>().max(1);
        let gaps = i16::try_from(columns.len().saturating_sub(1)).unwrap_or(0);
        let room = i32::from(WIDTH - 2 * MARGIN - gaps * GAP);
        let mut x = MARGIN;
        self.columns = columns
            .into_iter()
            .map(|column| {
                let width = room * i32::from(column.share) / all;
                let placed = (column, x, i16::try_from(width).unwrap_or(0));
                x += placed.2 + GAP;
                placed
            })
            .collect();
        let heads: Vec<usize> = (0..self.columns.len()).map(|_| self.leaf()).collect();
        self.y += 40;
        self.heads(&heads.iter().map(|leaf| Part::Leaf(*leaf)).collect::<Vec<_>>());
        self.blocks.push(Block::Table { heads, rows: Vec::new() });
    }

    /// A row of the table that was begun last. It stays together where a page has room
    /// for it.
    pub fn row(&mut self, cells: &[String]) {
        let lines: Vec<Vec<String>> = self
            .columns
            .iter()
            .zip(cells)
            .map(|((_, _, width), cell)| self.fonts.lines(cell, CELL, *width))
            .collect();
        let most = lines.iter().map(Vec::len).max().unwrap_or(0);
        let height = i16::try_from(most).unwrap_or(i16::MAX).saturating_mul(lead(CELL));
        let whole_page = self.bottom - MARGIN - 3 * lead(HEAD);
        if self.y.saturating_add(height) > self.bottom && height <= whole_page {
            self.turn_in_table();
        }
        let leaves: Vec<usize> = lines.iter().map(|_| self.leaf()).collect();
        for number in 0..most {
            if self.y + lead(CELL) > self.bottom {
                self.turn_in_table();
            }
            self.y += lead(CELL);
            for (column, leaf) in leaves.iter().enumerate() {
                let Some(text) = lines.get(column).and_then(|lines| lines.get(number)) else {
                    continue;
                };
                let x = self.columns.get(column).map_or(MARGIN, |(_, x, _)| *x);
                self.put(x, text.clone(), CELL, Part::Leaf(*leaf));
            }
        }
        self.y += 30;
        self.rule();
        if let Some(Block::Table { rows, .. }) = self.blocks.last_mut() {
            rows.push(leaves);
        }
    }

    /// The bytes of the file.
    pub fn finish(mut self) -> Result<Vec<u8>, PaperError> {
        let all = self.pages.len();
        for number in 1..=all {
            self.foot(number, all);
        }
        write::pages(&self.look, &self.pages, &self.blocks, self.leaves)
    }

    fn foot(&mut self, number: usize, all: usize) {
        let number_text = (self.look.page_of)(number, all);
        let lines = self.foot.clone().into_iter().chain([number_text]);
        let Some(page) = self.pages.get_mut(number - 1) else { return };
        let mut y = self.bottom + 60;
        page.rules.push(Rule { y: self.bottom + 30 });
        for text in lines {
            y += lead(FOOT);
            page.pieces.push(Piece { x: MARGIN, y, text, style: FOOT, part: Part::Foot });
        }
    }

    /// Text over the whole width; its leaf.
    fn text(&mut self, text: &str, style: (Weight, i16)) -> usize {
        let leaf = self.leaf();
        for line in self.fonts.lines(text, style, WIDTH - 2 * MARGIN) {
            if self.y + lead(style) > self.bottom {
                self.turn();
            }
            self.y += lead(style);
            self.put(MARGIN, line, style, Part::Leaf(leaf));
        }
        leaf
    }

    const fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    fn put(&mut self, x: i16, text: String, style: (Weight, i16), part: Part) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut()
            && !text.is_empty()
        {
            page.pieces.push(Piece { x, y, text, style, part });
        }
    }

    fn rule(&mut self) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut() {
            page.rules.push(Rule { y });
        }
    }

    fn turn(&mut self) {
        self.pages.push(Page::default());
        self.y = MARGIN;
    }

    fn turn_in_table(&mut self) {
        self.turn();
        self.heads(&vec![Part::Again; self.columns.len()]);
    }

    fn heads(&mut self, parts: &[Part]) {
        let lines: Vec<(i16, Vec<String>)> = self
            .columns
            .iter()
            .map(|(column, x, width)| (*x, self.fonts.lines(&column.head, HEAD, *width)))
            .collect();
        let most = lines.iter().map(|(_, lines)| lines.len()).max().unwrap_or(0);
        if self.y + lead(HEAD) * i16::try_from(most + 1).unwrap_or(2) > self.bottom {
            self.turn();
        }
        for number in 0..most {
            self.y += lead(HEAD);
            for ((x, lines), part) in lines.iter().zip(parts) {
                if let Some(text) = lines.get(number) {
                    self.put(*x, text.clone(), HEAD, *part);
                }
            }
        }
        self.y += 30;
        self.rule();
    }
}
