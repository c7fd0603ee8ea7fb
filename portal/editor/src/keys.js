// What the keys do, as in Word: Ctrl+B, Ctrl+I, Ctrl+Z, Ctrl+K; “- ” and “1. ” begin lists, “## ” a heading.
import { baseKeymap, setBlockType, toggleMark } from "prosemirror-commands";
import { redo, undo } from "prosemirror-history";
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { keymap } from "prosemirror-keymap";
import { liftListItem, sinkListItem, splitListItem } from "prosemirror-schema-list";
import { goToNextCell } from "prosemirror-tables";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

/** Keys of the editor; `link` and `tools` open the form for links and go to the tools. */
export function keys(link, tools) {
  const newLine = (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(nodes.hard_break.create()).scrollIntoView());
    return true;
  };
  return [
    keymap({
      "Mod-z": undo, "Mod-y": redo, "Shift-Mod-z": redo,
      "Mod-b": toggleMark(marks.strong), "Mod-i": toggleMark(marks.em), "Mod-k": link,
      "Mod-Alt-0": setBlockType(nodes.paragraph), "Mod-Alt-2": setBlockType(nodes.heading, { level: 2 }), "Mod-Alt-3": setBlockType(nodes.heading, { level: 3 }),
      "Mod-]": sinkListItem(nodes.list_item), "Mod-[": liftListItem(nodes.list_item),
      Enter: splitListItem(nodes.list_item), "Shift-Enter": newLine, "Mod-Enter": newLine,
      // In a table Tab goes from cell to cell and leaves it after the last, as it leaves the text everywhere else.
      Tab: goToNextCell(1), "Shift-Tab": goToNextCell(-1),
      Backspace: undoInputRule, "Alt-F10": tools,
    }),
    keymap(baseKeymap),
  ];
}

export const rules = inputRules({
  rules: [
    wrappingInputRule(/^\s*[-*•]\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,3})\.\s$/, nodes.ordered_list, ([, number]) => ({ order: Number(number) }), ([, number], node) => node.childCount + node.attrs.order === Number(number)),
    textblockTypeInputRule(/^(##|###)\s$/, nodes.heading, ([, signs]) => ({ level: signs.length })),
  ],
});
