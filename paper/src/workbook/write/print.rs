//! How a list is printed: A4, as wide as the page, its headings on each, whose list it is above, the page's number below.

use super::sheet::FONT;
use super::table::Table;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// A4.
const PAPER: u8 = 9;
/// Letters that an upright page takes at full size, between its margins.
const UPRIGHT: usize = 84;
/// The margins of an official paper, in millimetres: left, right, top, bottom, and those of the lines in them.
const MARGINS: [f64; 6] = [30.0, 15.0, 20.0, 20.0, 10.0, 10.0];
/// The longest text in a margin; Excel takes 255 letters for all three parts.
const LONGEST: usize = 80;

/// Sets a sheet up for the printer. `headings` is the row of the headings.
pub(super) fn set_up(sheet: &mut Worksheet, table: &Table, headings: u32) -> Result<(), XlsxError> {
    sheet.set_repeat_rows(headings, headings)?;
    let [left, right, top, bottom, header, footer] = MARGINS.map(|millimetres| millimetres / 25.4);
    sheet.set_margins(left, right, top, bottom, header, footer);
    sheet.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
    if table.width() > UPRIGHT {
        sheet.set_landscape();
    }
    let whose = table.above.last().map(String::as_str).unwrap_or_default();
    sheet.set_header(format!("&L{}&R{}", text(whose), text(&table.title)));
    sheet.set_footer(format!("&C{}", text("") + "&P/&N"));
    Ok(())
}

/// A text in a margin: `&` is Excel's mark there. The font's name stands between size and text, or figures at its start
/// would be read as part of the size.
fn text(text: &str) -> String {
    let text: String = text.chars().take(LONGEST).collect();
    format!("&10&\"{FONT},Regular\"{}", text.replace('&', "&&"))
}

#[cfg(test)]
mod tests {
    use super::super::{Figure, Value, column, roll, save};
    use super::*;
    use std::io::{Cursor, Read};

    /// The parts of a workbook by which Excel shows and prints its only sheet.
    fn parts(table: Table) -> String {
        let bytes = save(&[table]).unwrap();
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        for part in ["xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/styles.xml"] {
            archive.by_name(part).unwrap().read_to_string(&mut text).unwrap();
        }
        text
    }

    #[test]
    fn a_list_is_frozen_filtered_and_set_up_for_the_printer() {
        let above = ["ĐẢNG BỘ PHƯỜNG QUANG TRUNG".to_owned(), "CHI BỘ A & B".to_owned()];
        let parts = parts(roll(None, &[]).under(&above));
        for said in [
            "<pane xSplit=\"2\" ySplit=\"5\" topLeftCell=\"C6\"",
            "<autoFilter ref=\"A5:S35\"/>",
            "<pageMargins left=\"1.18",
            "top=\"0.787",
            "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"",
            "<pageSetUpPr fitToPage=\"1\"/>",
            "Danh sách'!$5:$5</definedName>",
            "Regular\"CHI BỘ A &amp;&amp; B",
            "&amp;P/&amp;N</oddFooter>",
        ] {
            assert!(parts.contains(said), "no {said}");
        }
    }

    #[test]
    fn a_narrow_list_stands_upright_and_its_sums_are_outside_the_filter() {
        let share = |digits| Value::Figure(Figure { digits, decimals: 2, is_grouped: false, unit: "%".into() });
        let money = Value::Figure(Figure { digits: 1_234_000, decimals: 0, is_grouped: true, unit: "đồng".into() });
        let columns = vec![column("Tên", 20), column("Tỷ lệ", 10)];
        let table = Table::new("Bảng", "BẢNG", columns, vec![vec!["a".into(), share(9066)], vec!["b".into(), share(5)]]);
        let parts = parts(Table { sums: vec![vec!["Cộng".into(), money]], ..table });
        for said in [
            "orientation=\"portrait\"",
            "<autoFilter ref=\"A3:B5\"/>",
            "<v>0.9066</v>",
            "<v>1234000</v>",
            "formatCode=\"0.00%\"",
            "#,##0&quot; đồng&quot;",
        ] {
            assert!(parts.contains(said), "no {said}");
        }
    }
}
