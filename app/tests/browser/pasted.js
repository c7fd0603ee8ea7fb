// What word processors put on the clipboard, in the shape in which they write it. All persons and places are made up.
import { deflateSync, crc32 } from "node:zlib";

/** A picture of one colour, as a PNG file. */
export function png(red, green, blue, width = 60, height = 40) {
  const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, Buffer.from([red, green, blue]))]);
  const part = (kind, data) => {
    const body = Buffer.concat([Buffer.from(kind), data]), length = Buffer.alloc(4), sum = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const data = deflateSync(Buffer.concat(Array(height).fill(row)));
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), part("IHDR", head), part("IDAT", data), part("IEND", Buffer.alloc(0))]);
}

const run = (words, dress = "") => `<span lang=VI style='font-size:14.0pt;line-height:115%;font-family:"Times New Roman",serif;mso-fareast-font-family:"Times New Roman"${dress}'>${words}<o:p></o:p></span>`;
const picture = (number, alt) => `<p class=MsoNormal align=center style='text-align:center'><span style='mso-no-proof:yes'><!--[if gte vml 1]><v:shapetype id="_x0000_t75" coordsize="21600,21600" o:spt="75"/><v:shape id="Picture_x0020_${number}" o:spid="_x0000_i102${number}" type="#_x0000_t75" style='width:450pt;height:300pt;visibility:visible'><v:imagedata src="file:///C:/Users/NGUOID~1/AppData/Local/Temp/msohtmlclip1/01/clip_image00${number}.png" o:title=""/></v:shape><![endif]--><![if !vml]><img border=0 width=600 height=400 src="file:///C:/Users/NGUOID~1/AppData/Local/Temp/msohtmlclip1/01/clip_image00${number}.png" alt="${alt}" v:shapes="Picture_x0020_${number}"><![endif]></span><o:p></o:p></p>`;
const counted = (list, level, mark, words, place = "Middle") => `<p class=MsoListParagraphCxSp${place} style='margin-left:${level * 36}.0pt;mso-add-space:auto;text-indent:-18.0pt;mso-list:l${list} level${level} lfo${list + 1}'><![if !supportLists]><span lang=VI style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>${run(words)}</p>`;
const cell = (words, more = "") => `<td width=208 valign=top style='width:155.8pt;border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt 0cm 5.4pt'${more}><p class=MsoNormal align=center style='text-align:center'>${run(words)}</p></td>`;

/** An article written in Word: headings, lists of two depths, a table, three pictures, one of them in a format no browser shows. */
export const WORD = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><link rel=File-List href="file:///C:/Users/NGUOID~1/AppData/Local/Temp/msohtmlclip1/01/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style><!-- p.MsoNormal{margin:0cm;font-size:14.0pt;font-family:"Times New Roman",serif} @list l0{mso-list-id:1} --></style></head>
<body lang=EN-US link="#0563C1" style='tab-interval:36.0pt;word-wrap:break-word'><!--StartFragment-->
<h1 style='margin-top:12.0pt'>${run("Chuẩn bị chu đáo cho <st1:place w:st=\"on\">Đại hội</st1:place>")}</h1>
<p class=MsoNormal style='text-align:justify;text-indent:36.0pt'>${run("Sáng 12/9,&nbsp;&nbsp;Chi bộ khu <b style='mso-bidi-font-weight:normal'>5B</b> họp bàn <i>công tác</i> chuẩn bị")}${run(" Đại hội", ";font-weight:bold")}${run(".")}</p>
<p class=MsoNormal>${run("&nbsp;")}</p>
${picture(1, "Các đảng viên ngồi trong hội trường")}
<p class=MsoCaption align=center style='text-align:center'>${run("Quang cảnh buổi họp chi bộ")}</p>
<h2>${run("Nội dung đã bàn")}</h2>
${counted(0, 1, "·", "Văn kiện", "First")}${counted(0, 2, "o", "Báo cáo chính trị")}${counted(0, 2, "o", "Báo cáo kiểm điểm")}${counted(0, 1, "·", "Nhân sự", "Last")}
<p class=MsoNormal>${run("Các việc theo thứ tự:")}</p>
${counted(1, 1, "1.", "Gửi dự thảo", "First")}${counted(1, 1, "2.", "Lấy ý kiến <span class=msoDel><del>xong</del></span><span class=MsoCommentReference><a class=msocomanchor id=\"_anchor_1\" href=\"#_msocom_1\">[A1]</a></span>", "Last")}
<p class=MsoNormal>${run("Xem tại <a href=\"https://tin.example.vn/dai-hoi?a=1&amp;b=2\"><span style='color:#0563C1'>trang của phường</span></a>; <a style='mso-footnote-id:ftn1' href=\"#_ftn1\">[1]</a>")}</p>
${counted(1, 1, "3.", "Hoàn thiện", "First")}
${picture(2, "A group of people sitting in a room&#10;&#10;Description automatically generated")}
<p class=MsoNormal align=center style='text-align:center'><i>${run("Đồng chí Phạm Thị Mây phát biểu")}</i></p>
${picture(3, "")}
<table class=MsoTableGrid border=1 cellspacing=0 cellpadding=0 style='border-collapse:collapse;border:none'><tr>${cell("<b>Việc</b>")}${cell("<b>Người làm</b>")}</tr><tr>${cell("Trang trí")}${cell("Tổ 1")}</tr><tr>${cell("Đón khách")}${cell("Tổ 2")}</tr></table>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Ý kiến riêng, không đăng</p></div></div>
<!--EndFragment--></body></html>`;

/** The same article as Rich Text Format: two pictures that a browser knows, each also for older programs, and one that none knows. */
export function wordRtf() {
  const hex = (file) => file.toString("hex").replace(/(.{128})/g, "$1\r\n");
  const pict = (kind, digits) => `{\\pict{\\*\\picprop\\shplid1025{\\sp{\\sn shapeType}{\\sv 75}}}\\picscalex100\\picscaley100\\picw15875\\pich10583\\picwgoal9000\\pichgoal6000\\${kind}\\bliptag-1234567{\\*\\blipuid 0123456789abcdef0123456789abcdef}\r\n${digits}}`;
  const old = "{\\nonshppict" + pict("wmetafile8", "0100090000037600") + "}";
  const shown = (kind, file) => `{\\*\\shppict${pict(kind, hex(file))}}${old}\\par`;
  return `{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Times New Roman;}}{\\*\\listpicture${pict("pngblip", hex(png(1, 1, 1, 4, 4)))}}{\\header ${pict("pngblip", hex(png(2, 2, 2, 4, 4)))}}\\pard Chu\\u7849?n b\\'ec \\{th\\} \\\\ \r\n${shown("pngblip", png(200, 30, 30))}${shown("pngblip", png(30, 30, 200))}{\\*\\shppict${pict("emfblip", "0100000058000000")}}${old}}`;
}

/** From LibreOffice Writer: pictures within the page, dress on letters, lists of HTML's own. */
export const libreOffice = () => `<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN"><html><head><meta http-equiv="content-type" content="text/html; charset=utf-8"/><title></title><meta name="generator" content="LibreOffice 24.2.7.2 (Linux)"/><style type="text/css">@page { size: 21cm 29.7cm; margin: 2cm } p { line-height: 115%; background: transparent } a:link { color: #000080 }</style></head>
<body lang="vi-VN" link="#000080" dir="ltr"><h2 class="western">Kết quả phong trào</h2><p align="justify" style="line-height: 100%; margin-bottom: 0cm"><font face="Liberation Serif, serif"><font size="4" style="font-size: 14pt"><span style="font-weight: bold">Tổ 3</span> và <span style="font-style: italic">tổ 4</span> dẫn đầu.</font></font></p>
<p style="line-height: 100%"><br/>
</p><ul><li><p style="line-height: 100%">Quét dọn</p><ul><li><p>Ngõ 12</p></li></ul></li><li><p>Trồng cây</p></li></ul><p><img src="data:image/png;base64,${png(20, 150, 60).toString("base64")}" name="Image1" align="bottom" width="340" height="220" border="0"/>
</p><p align="center"><i>Bà con quét dọn ngõ 12</i></p><blockquote>Việc nhỏ, ai cũng làm được.</blockquote></body></html>`;

/** From Google Docs: everything within a bold sign that is not bold, dress on every letter, pictures at Google's. */
export const GOOGLE = `<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7c1f0b1e-7fff"><h3 dir="ltr" style="line-height:1.38;margin-top:16pt;"><span style="font-size:14pt;font-family:Arial,sans-serif;color:#434343;font-weight:400;white-space:pre-wrap;">Ba việc</span></h3><p dir="ltr" style="line-height:1.38;"><span style="font-weight:700;white-space:pre-wrap;">Một </span><span style="font-weight:400;font-style:italic;white-space:pre-wrap;">hai</span><span style="font-weight:400;white-space:pre-wrap;"> ba</span></p><br /><ol style="margin-top:0;"><li dir="ltr" aria-level="1" style="list-style-type:decimal;"><p dir="ltr" role="presentation"><span style="font-weight:400;white-space:pre-wrap;">Thu gom</span></p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>Rác</span></p></li></ul><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Phân loại</span></p></li></ol><p dir="ltr"><span><span style="border:none;display:inline-block;overflow:hidden;width:602px;height:401px;"><img src="https://lh7-rt.googleusercontent.com/docsz/khong-co" width="602" height="401" style="margin-left:0px;"/></span></span></p></b><br class="Apple-interchange-newline">`;
