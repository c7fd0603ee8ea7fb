//! Files of every kind, and files that mean harm.

use super::*;

fn png(width: u32, height: u32) -> Vec<u8> {
    written_as_png(&DynamicImage::ImageRgba8(RgbaImage::new(width, height)))
}

fn written_as_png(picture: &DynamicImage) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    picture.write_to(&mut out, ImageFormat::Png).unwrap();
    out.into_inner()
}

/// Red above on the left, white elsewhere.
fn corner() -> RgbImage {
    RgbImage::from_fn(40, 20, |x, y| if x < 20 && y < 10 { image::Rgb([200, 20, 30]) } else { image::Rgb([255; 3]) })
}

/// A JPEG that asks to be turned, with a place in its notes.
fn turned_jpeg(orientation: u8) -> Vec<u8> {
    let plain = written(&corner(), None).unwrap().remove(0).bytes;
    let mut exif = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".to_vec();
    exif.push(orientation);
    exif.extend(b"\0\0\0\0\0\0GPS 21.03N");
    let mut file = plain[..2].to_vec();
    file.extend([0xff, 0xe1]);
    file.extend(u16::try_from(exif.len() + 2).unwrap().to_be_bytes());
    file.append(&mut exif);
    file.extend(&plain[2..]);
    file
}

fn large(photo: &Developed) -> RgbImage {
    image::load_from_memory(&photo.sizes[0].bytes).unwrap().into_rgb8()
}

fn is_red(pixel: image::Rgb<u8>) -> bool {
    pixel[0] > 150 && pixel[1] < 90 && pixel[2] < 100
}

/// Which corner is red: above or below, left or right.
fn red_corner(picture: &RgbImage) -> (bool, bool) {
    let (width, height) = picture.dimensions();
    let corners = [(true, true), (true, false), (false, true), (false, false)];
    let at = |(above, left): (bool, bool)| picture.get_pixel(if left { 3 } else { width - 4 }, if above { 3 } else { height - 4 });
    let red: Vec<_> = corners.into_iter().filter(|corner| is_red(*at(*corner))).collect();
    assert_eq!(red.len(), 1, "{red:?}");
    red[0]
}

#[test]
fn a_photo_is_turned_upright_and_loses_its_notes_whatever_it_asks_for() {
    let corners =
        [(true, true), (true, false), (false, false), (false, true), (true, true), (true, false), (false, false), (false, true)];
    for (orientation, corner) in (1..=8).zip(corners) {
        let photo = read(&turned_jpeg(orientation)).unwrap();
        let measures = if orientation < 5 { (40, 20) } else { (20, 40) };
        assert_eq!((photo.width, photo.height), measures, "{orientation}");
        assert_eq!(red_corner(&large(&photo)), corner, "{orientation}");
        for size in &photo.sizes {
            assert!(!size.bytes.windows(3).any(|w| w == b"GPS") && !size.bytes.windows(4).any(|w| w == b"Exif" || w == b"EXIF"));
        }
    }
    assert_eq!(read(&turned_jpeg(77)).unwrap().width, 40);
}

#[test]
fn every_size_is_written_twice_and_none_is_blown_up() {
    let photo = read(&png(2000, 10)).unwrap();
    assert_eq!((photo.width, photo.height), (1600, 8));
    let wide = |size: &Size| {
        let picture = image::load_from_memory(&size.bytes).unwrap();
        assert!(picture.to_rgb8().pixels().all(|p| p[0] > 250), "transparency becomes white");
        (size.width, size.kind.ending(), picture.width())
    };
    let sizes: Vec<_> = photo.sizes.iter().map(wide).collect();
    let wanted = [(None, 1600), (Some(1024), 1024), (Some(640), 640), (Some(320), 320)];
    let wanted: Vec<_> = wanted.iter().flat_map(|(name, width)| [(*name, "jpg", *width), (*name, "webp", *width)]).collect();
    assert_eq!(sizes, wanted);
    let small = read(&png(500, 10)).unwrap();
    let widths = small.sizes.iter().map(|size| image::load_from_memory(&size.bytes).unwrap().width());
    assert_eq!(widths.collect::<Vec<_>>(), [500, 500, 500, 500, 500, 500, 320, 320]);
}

#[test]
fn a_very_high_or_very_narrow_picture_stays_within_what_can_be_written() {
    let high = read(&png(600, 20_000)).unwrap();
    assert_eq!((high.width, high.height), (144, 4800));
    assert_eq!((read(&png(3, 20_000)).unwrap().width, read(&png(20_000, 3)).unwrap().height), (1, 1));
}

#[test]
fn every_way_of_writing_colour_comes_out_right() {
    let progressive: &[u8] = include_bytes!("../cases/progressive.jpg");
    let cmyk: &[u8] = include_bytes!("../cases/cmyk.jpg");
    for file in [progressive, cmyk] {
        let picture = large(&read(file).unwrap());
        assert!(is_red(*picture.get_pixel(5, 5)) && picture.get_pixel(40, 5)[1] > 240, "{:?}", picture.get_pixel(5, 5));
    }
    let gray = large(&read(include_bytes!("../cases/gray.jpg")).unwrap());
    assert!(gray.get_pixel(5, 5)[0] < 120 && gray.get_pixel(5, 5)[0] == gray.get_pixel(5, 5)[2] && gray.get_pixel(40, 5)[0] > 240);
    let deep = DynamicImage::from(corner()).into_rgba16();
    for file in [written_as_png(&deep.clone().into()), written_as_png(&DynamicImage::from(deep).into_luma_alpha16().into())] {
        let picture = large(&read(&file).unwrap());
        assert!(picture.get_pixel(5, 5)[1] < 100 && picture.get_pixel(30, 15)[1] > 240);
    }
    let webp = read(include_bytes!("../cases/turned.webp")).unwrap();
    assert_eq!((webp.width, webp.height), (32, 48));
    assert!(is_red(*large(&webp).get_pixel(16, 5)));
}

#[test]
fn what_is_no_picture_is_refused() {
    assert_eq!(read(b"<html>not a picture</html>").unwrap_err(), BadPhoto::NotAPicture);
    assert_eq!(read(b"GIF89a\x01\0\x01\0").unwrap_err(), BadPhoto::NotAPicture);
    assert_eq!(read(b"%PDF-1.7").unwrap_err(), BadPhoto::NotAPicture);
    assert_eq!(read(b"").unwrap_err(), BadPhoto::NotAPicture);
    assert_eq!(read(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic").unwrap_err(), BadPhoto::Heic);
    assert_eq!(read(b"\0\0\0\x18ftypisom\0\0\0\0").unwrap_err(), BadPhoto::NotAPicture);
    assert_eq!(read(include_bytes!("../cases/moving.png")).unwrap_err(), BadPhoto::Moves);
    assert_eq!(read(include_bytes!("../cases/moving.webp")).unwrap_err(), BadPhoto::Moves);
    assert_eq!(read(b"\xff\xd8\xff\xe0 and nothing more").unwrap_err(), BadPhoto::Damaged);
    let mut cut = png(100, 100);
    cut.truncate(60);
    assert_eq!(read(&cut).unwrap_err(), BadPhoto::Damaged);
    assert_eq!(read(&vec![0; MOST_BYTES + 1]).unwrap_err(), BadPhoto::TooLarge);
}

#[test]
fn a_small_file_with_a_giant_picture_is_refused_before_it_is_decoded() {
    let mut bomb = png(1, 1);
    bomb[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
    let header = crc32fast::hash(&bomb[12..29]);
    bomb[29..33].copy_from_slice(&header.to_be_bytes());
    assert_eq!(read(&bomb).unwrap_err(), BadPhoto::TooManyPixels);
}

#[test]
fn what_hides_behind_a_picture_is_not_kept() {
    let mut file = turned_jpeg(1);
    file.extend(b"<script>alert(document.domain)</script>PK\x03\x04thu.exe");
    for size in read(&file).unwrap().sizes {
        assert!(!size.bytes.windows(7).any(|w| w == b"<script") && !size.bytes.windows(4).any(|w| w == b"PK\x03\x04"));
    }
}

proptest::proptest! {
    #[test]
    fn a_poisoned_file_is_refused_or_read_and_nothing_falls_over(at in 0_usize..600, byte: u8, cut in 20_usize..600) {
        for good in [turned_jpeg(6), png(9, 9), include_bytes!("../cases/turned.webp").to_vec(), include_bytes!("../cases/progressive.jpg").to_vec()] {
            let mut file = good;
            let place = at % file.len();
            file[place] = byte;
            file.truncate(cut);
            let _ = read(&file);
        }
    }
}
