//! Tables: the grids that hold the heading block and the signatures, and ruled ones.

use std::fmt::Write;

use super::text::{Paragraph, words_in};
use super::xml::twips;
use crate::writing::paper::{Align, Row, Table};

/// Rows of cells side by side, without lines, never parted. Each cell is its paragraphs.
pub(super) fn grid(columns_mm: &[f64], rows: &[Vec<String>]) -> String {
    let widths: Vec<i64> = columns_mm.iter().map(|width| twips(*width)).collect();
    let mut written = opened("TableNormal", &widths);
    for row in rows {
        push_row(&mut written, "<w:cantSplit/>", &widths, "", row);
    }
    written + "</w:tbl>"
}

/// A ruled table, its heads again on each page. `keep` keeps a short one whole with what follows, of a long one its end.
pub(super) fn ruled(table: &Table, area_mm: f64, keep: bool) -> String {
    let widths: Vec<i64> = table.widths_mm(area_mm).into_iter().map(twips).collect();
    let mut written = opened("BangKe", &widths);
    let middle = r#"<w:vAlign w:val="center"/>"#;
    if table.has_heads() {
        let heads: Vec<String> =
            table.columns.iter().map(|column| Paragraph::of("DauBang").kept(true).saying(&column.head)).collect();
        push_row(&mut written, "<w:cantSplit/><w:tblHeader/>", &widths, middle, &heads);
    }
    let kept = if table.is_short() { 0 } else { table.rows.len().saturating_sub(1) };
    for (n, row) in table.rows.iter().enumerate() {
        push_row(&mut written, "<w:cantSplit/>", &widths, middle, &cells(table, row, keep && n >= kept));
    }
    written + "</w:tbl>"
}

fn cells(table: &Table, row: &Row, keep: bool) -> Vec<String> {
    let face = if row.bold { "<w:b/><w:bCs/>" } else { "" };
    let cell = |(column, words): (&crate::writing::paper::Column, &String)| {
        let align = match column.align {
            Align::Left => None,
            Align::Centre => Some("center"),
            Align::Right => Some("right"),
        };
        Paragraph { align, ..Paragraph::of("OBang").kept(keep) }.with(&words_in(words, face))
    };
    table.columns.iter().zip(&row.cells).map(cell).collect()
}

fn opened(style: &str, widths: &[i64]) -> String {
    let whole: i64 = widths.iter().sum();
    let mut written = format!(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{whole}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr><w:tblGrid>"#
    );
    for width in widths {
        let _ = write!(written, r#"<w:gridCol w:w="{width}"/>"#);
    }
    written + "</w:tblGrid>"
}

fn push_row(written: &mut String, properties: &str, widths: &[i64], of_cells: &str, cells: &[String]) {
    let _ = write!(written, "<w:tr><w:trPr>{properties}</w:trPr>");
    for (width, cell) in widths.iter().zip(cells) {
        let _ = write!(written, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{of_cells}</w:tcPr>{cell}</w:tc>"#);
    }
    *written += "</w:tr>";
}
