//! Plots as pictures for papers: self-contained, with fills of their own and the paper's font, two beside one another.

use super::plot::Plot;
use chibo_paper::writing::Piece;
use std::fmt::Write;

/// Across and down, in the plot's own units, with room for the caption above.
const ACROSS: u32 = 360;
const DOWN: u32 = 246;
/// As wide as the running text.
const WIDTH_MM: u16 = 165;
const HEIGHT_MM: u16 = 56;

/// All plots, two a picture, each under its caption. What a picture shows is told in words too.
pub(crate) fn pictures(plots: &[(String, Plot)]) -> Vec<Piece> {
    let told = |(caption, plot): &(String, Plot)| format!("{caption}. {}", plot.desc());
    let picture = |pair: &[(String, Plot)]| {
        let mut svg = format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {DOWN}\">", 2 * ACROSS);
        for (place, (caption, plot)) in (0..).zip(pair) {
            draw(&mut svg, place * ACROSS, caption, plot);
        }
        svg.push_str("</svg>");
        let alt = pair.iter().map(told).collect::<Vec<_>>().join(" ");
        Piece::Picture { svg, alt, width_mm: WIDTH_MM, height_mm: HEIGHT_MM }
    };
    plots.chunks(2).map(picture).collect()
}

fn draw(svg: &mut String, left: u32, caption: &str, plot: &Plot) {
    let _ = write!(svg, "<g transform=\"translate({left} 0)\" font-family=\"Tinos\" font-size=\"13\" fill=\"#000000\">");
    words(svg, (8, 14), "start", true, caption);
    svg.push_str("<g transform=\"translate(0 26)\">");
    for x in plot.years().map(|(first, ..)| first) {
        line(svg, (x, 40), (x, 190), "#bbbbbb", false);
    }
    line(svg, (8, 190), (352, 190), "#000000", false);
    for column in plot.columns() {
        let (fill, stroke) = match column.class {
            "yes" => ("#7a1f1f", "#7a1f1f"),
            "no" => ("#ffffff", "#7a1f1f"),
            _ => ("#bdbdbd", "#6b6b6b"),
        };
        let (x, y, width, height) = (column.x, column.y, column.width, column.height);
        let _ = write!(
            svg,
            "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\" stroke=\"{stroke}\" stroke-width=\"1.5\"/>"
        );
        words(svg, (column.middle, column.y.saturating_sub(6)), "middle", false, &column.value);
        words(svg, (column.middle, 208), "middle", false, &column.year);
    }
    points(svg, plot);
    if let Some((y, need)) = plot.need() {
        line(svg, (8, y), (352, y), "#1f4e7a", true);
        line(svg, (8, 10), (36, 10), "#1f4e7a", true);
        words(svg, (42, 14), "start", false, need);
    }
    svg.push_str("</g></g>");
}

fn points(svg: &mut String, plot: &Plot) {
    if plot.points().is_empty() {
        return;
    }
    let path: Vec<String> = plot.points().iter().map(|(x, y)| format!("{x},{y}")).collect();
    let _ = write!(svg, "<polyline points=\"{}\" fill=\"none\" stroke=\"#7a1f1f\" stroke-width=\"1.5\"/>", path.join(" "));
    for (x, y) in plot.points() {
        let _ = write!(svg, "<circle cx=\"{x}\" cy=\"{y}\" r=\"2.5\" fill=\"#7a1f1f\"/>");
    }
    for (_, middle, year) in plot.years() {
        words(svg, (middle, 208), "middle", false, year);
    }
}

fn line(svg: &mut String, from: (u32, u32), to: (u32, u32), stroke: &str, dashed: bool) {
    let dash = if dashed { " stroke-dasharray=\"6 4\"" } else { "" };
    let ((x1, y1), (x2, y2)) = (from, to);
    let _ = write!(svg, "<line x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{stroke}\" stroke-width=\"1.2\"{dash}/>");
}

fn words(svg: &mut String, (x, y): (u32, u32), anchor: &str, bold: bool, text: &str) {
    let weight = if bold { " font-weight=\"bold\"" } else { "" };
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let _ = write!(svg, "<text x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\"{weight}>{text}</text>");
}
