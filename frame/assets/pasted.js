// Pasted pages (Word's above all) become text with signs (paper/src/writing/wording.rs): structure stays, dress goes.
(() => {
  const DROP = /^(STYLE|SCRIPT|META|LINK|TITLE|HEAD|XML|O:P|IMG|OBJECT|SVG|BUTTON|INPUT|SELECT|TEXTAREA)$/;
  const HEADINGS = { H1: "# ", H2: "## ", H3: "### ", H4: "### ", H5: "### ", H6: "### " };
  const NUMBERED = /^\s*([IVXLC]+|\d+|[a-zđ])[.)]\s+/i;
  function signed(html) {
    const lines = [];
    const css = (node) => node.getAttribute?.("data-dress") ?? "";
    function words(node, bold = false, italic = false) {
      if (node.nodeType === Node.TEXT_NODE) return node.data.replace(/[\s\u00a0]+/g, " ");
      if (node.nodeType !== Node.ELEMENT_NODE || DROP.test(node.tagName) || /mso-(list:\s*ignore|element)|display:\s*none/i.test(css(node))) return "";
      if (node.dataset.name) return `{${node.dataset.name}}`;
      if (node.tagName === "BR") return " ";
      const makes = (tag, style) => (tag.test(node.tagName) && !/(^|[;\s])font-(weight|style):\s*normal/i.test(css(node))) || style.test(css(node));
      const b = !bold && makes(/^(B|STRONG)$/, /(^|[;\s])font-weight:\s*(bold|[6-9]00)/i), i = !italic && makes(/^(I|EM)$/, /(^|[;\s])font-style:\s*italic/i);
      const inner = [...node.childNodes].map((child) => words(child, bold || b, italic || i)).join("");
      const mark = `${b ? "**" : ""}${i ? "*" : ""}`;
      if (!mark || !inner.trim()) return inner;
      const [, before, middle, after] = inner.match(/^(\s*)([^]*?)(\s*)$/);
      return `${before}${mark}${middle}${[...mark].reverse().join("")}${after}`;
    }
    const inside = "P,DIV,LI,H1,H2,H3,H4,H5,H6,TABLE,UL,OL,BLOCKQUOTE,SECTION,ARTICLE".toLowerCase();
    const push = (sign, text) => { const line = text.replace(/\s+/g, " ").trim(); if (line.replace(/[*\s]/g, "")) lines.push(sign + line); };
    const bare = (text) => text.replaceAll("*", "").replace(NUMBERED, "");
    function walk(node) {
      let loose = "";
      for (const child of node.childNodes) {
        const element = child.nodeType === Node.ELEMENT_NODE;
        if (!element || !(child.matches(inside) || child.querySelector(inside))) { loose += child.nodeType === Node.COMMENT_NODE ? "" : words(child); continue; }
        push("", loose);
        loose = "";
        if (DROP.test(child.tagName) || /mso-element/i.test(css(child))) continue;
        if (child.dataset.fixed !== undefined) lines.push(child.dataset.fixed);
        else if (child.dataset.sign) push(`${child.dataset.sign} `, words(child));
        else if (child.tagName === "TABLE") {
          for (const row of child.rows) lines.push(`| ${[...row.cells].map((cell) => cell.textContent.replace(/[|\s\u00a0]+/g, " ").trim()).join(" | ")} |`);
        } else if (HEADINGS[child.tagName]) push(HEADINGS[child.tagName], bare(words(child)));
        else if (child.querySelector(inside)) walk(child);
        else if (child.tagName === "LI" || /MsoListParagraph/.test(child.className) || /mso-list:(?!\s*(none|ignore))/i.test(css(child))) push("- ", words(child).replace(/^\s*([-–•·§o]|\d+[.)])\s+/, ""));
        else if (/text-align:\s*center/i.test(css(child)) || child.getAttribute("align") === "center") push("= ", words(child).replaceAll("*", ""));
        else push("", words(child).replace(/^\s*[-–•·]\s+/, "- "));
      }
      push("", loose);
    }
    // Dress is read, never put on: the content policy would refuse it, and say so.
    const undressed = html.replace(/<style[^]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle=/gi, " data-dress="));
    walk(new DOMParser().parseFromString(undressed, "text/html").body);
    return lines.join("\n");
  }
  window.signed = signed;
})();
