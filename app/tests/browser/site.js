// A public site with something of everything: what the walks of visitors' pages and Lighthouse look at.
import { join } from "node:path";
import { root, signIn } from "./house.js";

const lead = "Sáng chủ nhật, hơn một trăm hộ trong khu cùng ra quân dọn vệ sinh; ba ngõ sạch, hai xe rác được chở đi.";
const paragraph = "<p>Từ sáng sớm, các tổ đảng và bà con đã có mặt ở nhà văn hóa, chia việc theo từng ngõ. Ai cũng mang theo chổi, cuốc và bao tải; các cháu đoàn viên lo phần vận chuyển. Đến trưa, đường trong khu sạch đẹp, thông thoáng.</p>";
const everything = `${paragraph}<h2>Kết quả</h2><ul><li>Quét dọn ba ngõ</li><li>Thu gom hai xe rác</li></ul><blockquote><p>Việc nhỏ mà vui cả khu.</p></blockquote><table><thead><tr><th>Ngõ</th><th>Số hộ</th></tr></thead><tbody><tr><td>12</td><td>40</td></tr></tbody></table>${paragraph.repeat(6)}`;

/** Writes an article in the newsroom's own form and publishes it. Gives its address. */
async function publish(page, address, { headline, body = paragraph, photo, category = 1 }) {
  await page.goto(`${address}/van-phong/tin-bai`);
  await page.click("form[action$=moi] button");
  for (const [name, text] of Object.entries({ headline, lead, body, author: "Ban biên tập", tags: "môi trường, khu phố" })) await page.fill(`[name=${name}]`, text);
  await page.selectOption("[name=category]", { index: category });
  if (photo) {
    await page.setInputFiles("[name=photos]", join(root, "app/demo/pictures", photo));
    await page.locator("button[value=save]").first().click();
    for (const [words, text] of [["caption", "Bà con quét dọn ngõ 12."], ["alt", "Nhiều người cầm chổi quét một con ngõ"], ["credit", "Lê Văn Mẫu"]]) await page.fill(`[name^=${words}-]`, text);
  }
  await page.locator("button[value=publish]").first().click();
  return page.getAttribute("a[href^='/tin/']", "href");
}

/** Beside the congress's article: enough others for a second page, one with every sign that a text may hold, one corrected,
 * one withdrawn. Gives the addresses of those two. */
export async function fill(chromium, address) {
  const context = await chromium.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await signIn(page, address, "bithu", "bi-thu-khu-5b");
  const withdrawn = await publish(page, address, { headline: "Bài đăng nhầm" });
  await page.click("summary:has(~ * [name=words])");
  await page.fill("[name=words]", "Bài đăng nhầm khu.");
  await page.click("button[value=withdraw]");
  for (let number = 1; number <= 24; number++) await publish(page, address, { headline: `Bản tin số ${number} của khu phố`, category: number > 22 ? 2 : 1 });
  const corrected = await publish(page, address, { headline: "Khu 5B tổng vệ sinh đường phố", body: everything, photo: "pho-khu.jpg" });
  await page.fill("[name=note]", "Số xe rác là hai, không phải ba.");
  await page.locator("button[value=publish]").first().click();
  await context.close();
  return { withdrawn, corrected };
}
