//! What a paper says, as plain lines: for comparing its forms, for showing what changed.

use super::paper::{Hand, Paper, Piece, Run};

/// All words of a paper, in reading order, a line a paragraph or cell.
pub fn of(paper: &Paper) -> String {
    let mut lines = Vec::new();
    if let Some(head) = &paper.head {
        lines.extend(head.superior.clone());
        lines.push(head.issuer.clone());
        lines.extend(head.number.as_ref().map(|number| format!("Số {number}")));
    }
    lines.push(paper.title.clone());
    lines.extend(paper.about.iter().cloned());
    lines.push(of_pieces(&paper.body));
    if let Some(foot) = &paper.foot {
        lines.extend(foot.recipients.iter().cloned());
        lines.push(of_hand(&foot.hand));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// The words of some pieces, a line a paragraph or row.
pub fn of_pieces(pieces: &[Piece]) -> String {
    let lines: Vec<String> = pieces.iter().map(of_piece).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn of_piece(piece: &Piece) -> String {
    match piece {
        Piece::Heading { number, words, .. } => format!("{number} {}", of_runs(words)).trim().to_owned(),
        Piece::Paragraph { words, .. } => of_runs(words),
        Piece::Table(table) if table.rows.is_empty() => table.nothing.clone(),
        Piece::Table(table) => {
            let heads = table.columns.iter().map(|column| column.head.clone()).collect::<Vec<_>>();
            let rows = std::iter::once(heads).chain(table.rows.iter().map(|row| row.cells.clone()));
            rows.map(|cells| cells.join(" | "))
                .filter(|line| !line.replace([' ', '|'], "").is_empty())
                .collect::<Vec<_>>()
                .join("\n")
        }
        Piece::Picture { alt, .. } => alt.clone(),
        Piece::Hands { hands } => hands.iter().map(of_hand).collect::<Vec<_>>().join("\n"),
        Piece::Dots { .. } | Piece::NewPage => String::new(),
    }
}

fn of_runs(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn of_hand(hand: &Hand) -> String {
    let lines: Vec<&str> = hand.above.iter().chain([&hand.name]).map(String::as_str).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
