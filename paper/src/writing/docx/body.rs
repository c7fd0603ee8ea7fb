//! The pieces of the body.

use super::blocks;
use super::picture;
use super::table::ruled;
use super::text::{Paragraph, runs, words_in};
use crate::writing::paper::{Paper, Piece, Run, Shape, Table};
use crate::writing::pdf::Fault;

/// A body being written.
pub(super) struct Body {
    area_mm: f64,
    /// What is written so far.
    pub(super) written: String,
    /// The pictures so far, as PNG.
    pub(super) pictures: Vec<Vec<u8>>,
    /// Whether what comes next begins a page.
    pub(super) new_page: bool,
}

impl Body {
    /// A body after what stands above it.
    pub(super) fn after(area_mm: f64, above: String) -> Self {
        Self { area_mm, written: above, pictures: Vec::new(), new_page: false }
    }

    /// All pieces; what stands right above signatures goes with them to a new page.
    pub(super) fn push_all(&mut self, paper: &Paper) -> Result<(), Fault> {
        for (n, piece) in paper.body.iter().enumerate() {
            let next = paper.body.get(n + 1);
            let keep = next.map_or(paper.foot.is_some(), |next| matches!(next, Piece::Hands { .. }));
            self.push(piece, keep)?;
        }
        Ok(())
    }

    fn push(&mut self, piece: &Piece, keep: bool) -> Result<(), Fault> {
        match piece {
            Piece::Heading { level, number, words, .. } => self.push_heading(*level, number, words),
            Piece::Paragraph { shape, words } => self.push_paragraph(*shape, words, keep),
            Piece::Table(table) => self.push_table(table, keep),
            Piece::Picture { svg, alt, width_mm, height_mm } => {
                self.pictures.push(picture::png(svg, *width_mm, *height_mm)?);
                let paragraph = self.paragraph("HinhVe").kept(keep);
                self.written += &picture::shown(paragraph, self.pictures.len(), alt, *width_mm, *height_mm);
            }
            Piece::Dots { lines } => self.push_dots(*lines, keep),
            Piece::Hands { hands } => {
                self.push_space_above_signatures();
                self.written += &blocks::hands(self.area_mm, hands);
                self.push_gap();
            }
            Piece::NewPage => self.new_page = !self.written.is_empty(),
        }
        Ok(())
    }

    fn push_heading(&mut self, level: u8, number: &str, words: &[Run]) {
        let style = ["Heading1", "Heading2", "Heading3"].into_iter().nth(usize::from(level.saturating_sub(1)));
        let number = if number.is_empty() { String::new() } else { words_in(&format!("{number} "), "") };
        let paragraph = self.paragraph(style.unwrap_or("Heading3"));
        self.written += &paragraph.with(&(number + &runs(words)));
    }

    fn push_paragraph(&mut self, shape: Shape, words: &[Run], keep: bool) {
        let (style, dash) = match shape {
            Shape::Running => ("NoiDung", ""),
            Shape::Bullet => ("GachDauDong", "- "),
            Shape::Flat => ("KhongThut", ""),
            Shape::Centred => ("GiuaDong", ""),
        };
        let paragraph = self.paragraph(style).kept(keep);
        self.written += &paragraph.with(&(words_in(dash, "") + &runs(words)));
    }

    fn push_table(&mut self, table: &Table, keep: bool) {
        if table.rows.is_empty() {
            if !table.nothing.is_empty() {
                self.push_paragraph(Shape::Running, &[Run::plain(&table.nothing)], keep);
            }
            return;
        }
        if self.new_page {
            self.push_gap();
        }
        self.written += &ruled(table, self.area_mm, keep);
        let gap = self.paragraph("KhoangCach").kept(keep);
        self.written += &gap.with("");
    }

    fn push_dots(&mut self, lines: u8, keep: bool) {
        for _ in 0..lines {
            let line = self.paragraph("DongCham").kept(true);
            self.written += &line.with("<w:r><w:tab/></w:r>");
        }
        let gap = self.paragraph("KhoangCach").kept(keep);
        self.written += &gap.with("");
    }

    /// The space above signatures, which stays with them.
    pub(super) fn push_space_above_signatures(&mut self) {
        let space = self.paragraph("TruocChuKy").kept(true);
        self.written += &space.with("");
    }

    /// The space below a table, without which Word joins it with the next.
    pub(super) fn push_gap(&mut self) {
        let gap = self.paragraph("KhoangCach");
        self.written += &gap.with("");
    }

    fn paragraph<'p>(&mut self, style: &'p str) -> Paragraph<'p> {
        Paragraph { new_page: std::mem::take(&mut self.new_page), ..Paragraph::of(style) }
    }
}
