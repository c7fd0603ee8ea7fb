//! What a batch makes of good files, of files that are none, and of files that mean harm.

use super::samples::{fax, one_page, packed, page, pdf, photo, scanned, stream, tiff, zipped};
use super::{Source, Unreadable, each};
use image::{DynamicImage, GenericImageView, ImageFormat, Pixel};
use proptest::prelude::*;

type Seen = Vec<(String, Result<DynamicImage, Unreadable>)>;

fn batch(files: Vec<(&str, Vec<u8>)>) -> Seen {
    let mut seen = Vec::new();
    let sources = files.into_iter().map(|(key, bytes)| Source::held(key, bytes));
    each(sources, DynamicImage::clone, |key, answer| seen.push((key, answer)));
    seen
}

fn one(bytes: Vec<u8>) -> Result<DynamicImage, Unreadable> {
    let mut seen = batch(vec![("one", bytes)]);
    assert_eq!(seen.len(), 1, "{seen:?}");
    seen.remove(0).1
}

fn dark(picture: &DynamicImage, x: u32, y: u32) -> bool {
    picture.get_pixel(x, y).to_luma().0[0] < 128
}

#[test]
fn a_batch_is_answered_in_order_and_a_picture_seen_twice_is_refused() {
    let (a, b) = (page(90), page(180));
    let seen = batch(vec![
        ("1.png", packed(&a, ImageFormat::Png)),
        ("2.tif", tiff(&[b.clone(), a.clone()])),
        ("3.txt", b"a list of names".to_vec()),
        ("4.pdf", scanned(&a, "")),
    ]);
    let keys: Vec<&str> = seen.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["1.png", "2.tif#1", "2.tif#2", "3.txt", "4.pdf#1"]);
    assert!(seen[0].1.is_ok() && seen[1].1.is_ok() && seen[4].1.is_ok());
    assert_eq!(seen[2].1, Err(Unreadable::Duplicate("1.png".into())));
    assert_eq!(seen[3].1, Err(Unreadable::NoPicture));
}

#[test]
fn a_photo_is_turned_as_the_camera_noted() {
    let as_it_lies = one(photo(&page(255), 1)).unwrap();
    let turned = one(photo(&page(255), 6)).unwrap();
    assert_eq!((as_it_lies.dimensions(), turned.dimensions()), ((60, 40), (40, 60)));
    assert!(dark(&as_it_lies, 3, 3) && !dark(&as_it_lies, 50, 3));
    assert!(dark(&turned, 36, 3) && !dark(&turned, 3, 3));
}

#[test]
fn transparency_is_white_paper() {
    let glass = DynamicImage::ImageRgba8(image::RgbaImage::new(30, 30));
    assert!(!dark(&one(packed(&glass, ImageFormat::Png)).unwrap(), 5, 5));
}

#[test]
fn a_fax_is_black_on_white() {
    let seen = batch(vec![("fax.tif", fax())]);
    let [(_, Ok(first)), (_, Ok(second))] = seen.as_slice() else { panic!("{seen:?}") };
    assert_eq!(first.dimensions(), (40, 24));
    assert!(dark(first, 5, 5) && dark(first, 30, 20) && !dark(first, 20, 10));
    assert!(dark(second, 34, 18) && !dark(second, 5, 5));
}

#[test]
fn a_scanner_s_page_is_its_picture() {
    let upright = one(scanned(&page(255), "")).unwrap();
    assert!(upright.dimensions() == (60, 40) && dark(&upright, 3, 3) && !dark(&upright, 50, 3));
    let turned = one(scanned(&page(255), "/Rotate 90")).unwrap();
    assert!(turned.dimensions() == (40, 60) && dark(&turned, 36, 3) && !dark(&turned, 3, 3));
    // Something drawn over it: the page as a whole is what the eye sees.
    let about = "/Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
    let content = stream("", b"q 60 0 0 40 0 0 cm /It Do Q 50 30 10 10 re f");
    let bytes = one_page("/MediaBox [0 0 60 40]", &content, stream(about, &packed(&page(255), ImageFormat::Jpeg)));
    let drawn = one(bytes).unwrap();
    let at = |x: u32, y: u32| dark(&drawn, x * drawn.width() / 60, y * drawn.height() / 40);
    assert!(drawn.width() >= 166 && at(3, 3) && at(55, 5) && !at(30, 5), "{:?}", drawn.dimensions());
}

#[test]
fn half_a_file_is_no_page() {
    let noisy = DynamicImage::ImageLuma8(image::GrayImage::from_fn(200, 200, |x, y| {
        image::Luma([u8::try_from((x * 7919 + y * 104_729) % 251).unwrap()])
    }));
    for bytes in [packed(&noisy, ImageFormat::Png), photo(&noisy, 1), tiff(std::slice::from_ref(&noisy))] {
        let half = bytes[..bytes.len() / 2].to_vec();
        assert!(one(bytes).is_ok());
        assert_eq!(one(half), Err(Unreadable::Damaged));
    }
}

#[test]
fn other_kinds_are_named() {
    for (bytes, name) in [
        (&b"\0\0\0\x18ftypheic\0\0\0\0"[..], "HEIC"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "WebP"),
        (b"GIF89a....", "GIF"),
        (b"PK\x03\x04....", "ZIP/DOCX"),
    ] {
        assert_eq!(one(bytes.to_vec()), Err(Unreadable::Foreign(name)));
    }
    assert_eq!(one(Vec::new()), Err(Unreadable::Empty));
    assert_eq!(one(vec![0; 4096]), Err(Unreadable::NoPicture));
}

#[test]
fn a_picture_that_claims_too_many_pixels_is_never_unpacked() {
    let mut png = packed(&page(90), ImageFormat::Png);
    png[16..24].copy_from_slice(&[0, 1, 0, 0, 0, 1, 0, 0]);
    let crc = png[12..29].iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { crc >> 1 ^ 0xEDB8_8320 } else { crc >> 1 })
    });
    png[29..33].copy_from_slice(&(!crc).to_be_bytes());
    assert_eq!(one(png), Err(Unreadable::TooManyPixels { millions: 4295, limit: 64 }));
}

#[test]
fn a_pdf_that_swells_is_refused() {
    let bomb = zipped(&vec![b'0'; 250_000_000]);
    let image = "/Subtype /Image /Width 60 /Height 40 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode";
    let content = stream("", b"q 60 0 0 40 0 0 cm /It Do Q");
    assert_eq!(one(one_page("", &content, stream(image, &bomb))), Err(Unreadable::Swollen));
    let twice = stream("/Filter [/FlateDecode /FlateDecode]", &zipped(&bomb));
    assert_eq!(one(one_page("", &twice, stream("", b""))), Err(Unreadable::Swollen));
    let again = b"q /It Do Q ".repeat(2_000);
    let forms = stream("/Subtype /Form /Resources << /XObject << /It 5 0 R >> >>", &again);
    assert_eq!(one(one_page("", &stream("", &again), forms)), Err(Unreadable::Swollen));
    let wide = image.replace("60", "60000").replace("40", "40000");
    assert!(matches!(one(one_page("", &content, stream(&wide, b"x"))), Err(Unreadable::TooManyPixels { .. })));
}

#[test]
fn a_pdf_that_leads_back_to_itself_ends() {
    let looped = pdf(&[b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>".to_vec()]);
    let mut seen = batch(vec![("loop.pdf", looped), ("none.pdf", b"%PDF-1.7\nnothing".to_vec())]);
    assert!(seen.iter().all(|(_, answer)| answer.is_err()), "{seen:?}");
    seen.clear();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn no_damage_ends_the_batch(kind in 0..5_usize, damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12), cut in any::<prop::sample::Index>()) {
        let files = [
            packed(&page(90), ImageFormat::Png), photo(&page(90), 6), tiff(&[page(90), page(180)]), fax(), scanned(&page(90), "/Rotate 270"),
        ];
        let mut bytes = files[kind].clone();
        for (at, byte) in damage {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        let end = cut.index(4 * bytes.len()).min(bytes.len());
        bytes.truncate(end);
        let seen = batch(vec![("damaged", bytes), ("good.png", packed(&page(200), ImageFormat::Png))]);
        prop_assert!(seen.last().unwrap().1.is_ok());
    }
}
