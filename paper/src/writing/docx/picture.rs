//! Plots, as dots: Word does not draw SVG everywhere.

use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Color, Pixmap, Transform};
use resvg::usvg::{ImageHrefResolver, Options, Tree, fontdb};

use super::text::Paragraph;
use super::xml::escaped;
use crate::writing::faces;
use crate::writing::pdf::Fault;

/// Dots a millimetre: 200 an inch.
const DOTS: f32 = 200.0 / 25.4;

/// Draws a plot within this size, as PNG on white.
pub(super) fn png(svg: &str, width_mm: u16, height_mm: u16) -> Result<Vec<u8>, Fault> {
    let fault = |why: &dyn std::fmt::Display| Fault::Sheet(format!("a plot: {why}"));
    let tree = Tree::from_str(svg, &options()).map_err(|why| fault(&why))?;
    let (width, height) = (f32::from(width_mm) * DOTS, f32::from(height_mm) * DOTS);
    let mut dots = Pixmap::new(whole(width), whole(height)).ok_or_else(|| fault(&"no size"))?;
    dots.fill(Color::WHITE);
    let size = tree.size();
    let scale = (width / size.width()).min(height / size.height());
    let (left, top) = ((width - size.width() * scale) / 2.0, (height - size.height() * scale) / 2.0);
    resvg::render(&tree, Transform::from_scale(scale, scale).post_translate(left, top), &mut dots.as_mut());
    dots.encode_png().map_err(|why| fault(&why))
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "at most 65,535 mm, never below nought")]
fn whole(dots: f32) -> u32 {
    dots.round() as u32
}

/// The papers' own faces whatever a plot asks for, and no file from the disk.
fn options() -> Options<'static> {
    static FONTS: LazyLock<Arc<fontdb::Database>> = LazyLock::new(|| {
        let mut fonts = fontdb::Database::new();
        for file in faces::FILES {
            fonts.load_font_data(file.to_vec());
        }
        fonts.set_serif_family("Tinos");
        fonts.set_sans_serif_family("Tinos");
        fonts.set_monospace_family("Tinos");
        Arc::new(fonts)
    });
    Options {
        font_family: "Tinos".to_owned(),
        fontdb: FONTS.clone(),
        image_href_resolver: ImageHrefResolver {
            resolve_data: ImageHrefResolver::default_data_resolver(),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    }
}

/// The paragraph that shows picture `n` of the file.
pub(super) fn shown(paragraph: Paragraph, n: usize, alt: &str, width_mm: u16, height_mm: u16) -> String {
    /// English Metric Units a millimetre.
    const UNITS: u32 = 36_000;
    let (width, height) = (u32::from(width_mm) * UNITS, u32::from(height_mm) * UNITS);
    let alt = escaped(alt);
    paragraph.with(&format!(
        concat!(
            r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>"#,
            r#"<wp:docPr id="{n}" name="Hình {n}" descr="{alt}"/>"#,
            r#"<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>"#,
            r#"<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>"#,
            r#"<pic:nvPicPr><pic:cNvPr id="{n}" name="picture{n}.png" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr>"#,
            r#"<pic:blipFill><a:blip r:embed="rIdPicture{n}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>"#,
            r#"<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>"#,
            r#"<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>"#,
            r#"</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#,
        ),
        width = width,
        height = height,
        n = n,
        alt = alt,
    ))
}
