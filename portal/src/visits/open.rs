//! The counts as open data: by day and by article, as CSV that a spreadsheet opens.

use super::store;
use crate::reading::{Made, answer};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use chibo_frame::{App, PageError};

/// By this mark a spreadsheet knows the letters.
const MARK: &str = "\u{feff}";
/// The articles most read, so many.
const MOST: u64 = 5000;

pub(crate) async fn days(State(app): State<App>, asked: HeaderMap) -> Result<Response, PageError> {
    let making = async {
        let (total, days) = store::standing(&app.db, None).await?;
        let mut rows = vec![String::from("ngay,luot_nguoi_doc,luot_chuong_trinh")];
        if total.undated != super::Pair::default() {
            rows.push(format!(",{},{}", total.undated.people, total.undated.bots));
        }
        rows.extend(days.iter().map(|(day, pair)| format!("{day},{},{}", pair.people, pair.bots)));
        Ok(csv(&rows))
    };
    Ok(named("luot-truy-cap-theo-ngay.csv", answer(&app, &asked, "/thong-ke.csv", making).await?))
}

pub(crate) async fn articles(State(app): State<App>, asked: HeaderMap) -> Result<Response, PageError> {
    let making = async {
        let mut rows = vec![String::from("dia_chi,tieu_de,luot_nguoi_doc,luot_chuong_trinh")];
        for read in store::most_read(&app.db, MOST).await? {
            rows.push(format!("/tin/{},{},{},{}", read.slug, cell(&read.headline), read.people, read.bots));
        }
        Ok(csv(&rows))
    };
    Ok(named("luot-truy-cap-theo-bai.csv", answer(&app, &asked, "/thong-ke/bai-viet.csv", making).await?))
}

fn csv(rows: &[String]) -> Made {
    let text = format!("{MARK}{}\r\n", rows.join("\r\n"));
    Made { kind: "text/csv; charset=utf-8", ..Made::from(text) }
}

fn named(file: &str, mut response: Response) -> Response {
    if let Ok(value) = HeaderValue::try_from(format!("attachment; filename=\"{file}\"")) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// A text as one cell. What a spreadsheet would take for a formula is kept from being one.
fn cell(text: &str) -> String {
    let apart = if text.trim_start().starts_with(['=', '+', '-', '@']) { "'" } else { "" };
    format!("\"{apart}{}\"", text.replace('"', "\"\"").replace(['\r', '\n', '\t'], " "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_stays_one_cell_and_no_formula() {
        assert_eq!(cell("Họp \"tổ\", bàn\nviệc"), "\"Họp \"\"tổ\"\", bàn việc\"");
        for formula in ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1+1", "\r=1+1"] {
            assert!(cell(formula).starts_with("\"'"), "{formula:?}");
        }
    }
}
