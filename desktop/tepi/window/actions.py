"""The action table: every command once. It makes the menus, keys, palette, key overview and docs.

Strings only, no Qt. ``run`` names a function: ``stepping.sentence:1`` is ``sentence(desk, 1)`` in
``window/stepping.py``; ``view.…`` and ``work.…`` are methods in ``view_commands`` and ``work_commands``. Keys are written as Qt writes
them; ``scope`` ``text`` holds while the reading view has the keyboard, ``window`` always.
"""

from __future__ import annotations

from dataclasses import dataclass

from tepi.window.key_names import ON_MACOS, own_here

MENUS = ("Document", "Edit", "Go", "Mark", "Codebook", "View", "Help")


@dataclass(frozen=True, slots=True)
class Action:
    """One command.

    ``help`` is the sentence for the status tip, the key overview and the docs; ``toggled`` names the
    option of the desk or the window that a check mark shows.
    """

    id: str
    title: str
    help: str
    run: str
    menu: str
    keys: tuple[str, ...] = ()
    scope: str = "text"
    palette: bool = True
    toggled: str = ""


def _digit(digit: str) -> tuple[Action, Action]:
    return (
        Action(
            f"code.{digit}",
            f"Code {digit}",
            f"Mark the range with the code that has key {digit}, or take it off",
            f"marking.press_digit:'{digit}'",
            "Mark",
            (digit,),
            palette=False,
        ),
        Action(
            f"code.{digit}.stay",
            f"Code {digit}, and stay",
            "The same with “move on after a code”, but the focus stays",
            f"marking.press_digit:'{digit}',stay=True",
            "Mark",
            (f"Shift+{digit}",),
            palette=False,
        ),
    )


_DIGITS = [_digit(str(number)) for number in range(1, 10)]

# One line a command: a table is read down its columns.
# fmt: off
ACTIONS: tuple[Action, ...] = (
    Action("document.add", "Add texts…", "Bring texts in from files (or drop or paste them); an edited export is read back", "work.add_files", "Document", ("Ctrl+O",), "window"),
    Action("document.paste", "Paste a text", "Bring in the text that lies on the clipboard", "work.paste_text", "Document", ("Ctrl+V",)),
    Action("document.facts", "Title and facts…", "Name the document and fill in what is known of it", "work.document_facts", "Document", ("F2",), "window"),
    Action("document.note", "Note on this text", "Write a note on the document itself", "editing.write_document_note", "Document", ("Shift+N",)),
    Action("document.done", "Done, and on to the next", "Say that this document is done and open the next one that is not", "editing.toggle_done", "Document", ("Ctrl+Return",), "window"),
    Action("document.trash", "Move to trash", "Move the document to the trash; it can be restored", "editing.trash", "Document"),
    Action("export.show", "Export…", "Show what an export would hold, and save or copy it", "work.show_export", "Document", ("Ctrl+E",), "window"),
    Action("export.again", "Save the export again", "Save the export to the same place again", "work.export_again", "Document", ("Ctrl+Shift+E",), "window"),
    Action("folder.keep", "Keep written to a folder…", "Keep every text written to a folder as Markdown, such as an Obsidian vault; say where, or stop", "keeping.ask", "Document", scope="window", toggled="folder_kept"),
    Action("folder.read", "Read back from the folder", "Read the files that were edited in that folder back into the library", "keeping.read_back", "Document", scope="window"),
    Action("picture.show", "Picture of the text", "Show where the marks of each code lie, from the first word to the last", "work.show_picture", "Document", ("Ctrl+Shift+P",), "window"),
    Action("window.close", "Quit", "Close the window; everything is saved already", "window.close", "Document", ("Ctrl+Q",), "window"),
    Action("edit.undo", "Undo", "Take the last step back, also one from before the last start", "editing.undo", "Edit", ("Ctrl+Z",), "window"),
    Action("edit.redo", "Redo", "Bring back the step that was undone", "editing.redo", "Edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "window"),
    Action("mark.copy", "Copy with reference", "Copy the mark's words with their reference, as Markdown, HTML and text", "work.copy_mark", "Edit", ("Ctrl+Shift+C",), "window"),
    Action("find.open", "Find in this text", "Look for words in the open text", "work.find", "Edit", ("Ctrl+F",), "window"),
    Action("find.next", "Find next", "Go to the next place found", "work.find_next:1", "Edit", ("F3",), "window"),
    Action("find.previous", "Find previous", "Go to the previous place found", "work.find_next:-1", "Edit", ("Shift+F3",), "window"),
    Action("find.case", "Match case", "Let capitals and accents make a difference when finding", "work.find_option:'case'", "Edit", ("Alt+C",), "window", toggled="find_case"),
    Action("find.whole", "Whole words", "Find whole words only", "work.find_option:'whole'", "Edit", ("Alt+W",), "window", toggled="find_whole"),
    Action("find.expression", "Regular expression", "Read what is sought as a regular expression", "work.find_option:'expression'", "Edit", ("Alt+R",), "window", toggled="find_expression"),
    Action("unit.join", "Join with the next sentence", "Make one sentence of this one and the next; no mark moves", "editing.join_next", "Edit", ("Ctrl+J",)),
    Action("unit.split", "Split the sentence here", "Make two sentences of this one at the caret; no mark moves", "editing.split_here", "Edit", ("Ctrl+Shift+J",)),
    Action("letter.extend", "Extend by a character", "Extend the range to the end of the next character", "stepping.letter:1", "Edit", ("Ctrl+.",)),
    Action("letter.retract", "Back by a character", "Move the active end of the range back by a character", "stepping.letter:-1", "Edit", ("Ctrl+,",)),
    Action("sentence.next", "Next sentence", "Go to the next sentence", "stepping.sentence:1", "Go", ("J",)),
    Action("sentence.previous", "Previous sentence", "Go to the previous sentence", "stepping.sentence:-1", "Go", ("K",)),
    Action("sentence.grow", "One sentence more", "Grow the range by a sentence", "stepping.grow:1", "Go", ("Shift+J",)),
    Action("sentence.shrink", "One sentence less", "Shrink the range by a sentence", "stepping.grow:-1", "Go", ("Shift+K",)),
    Action("clause.next", "Next clause", "Go to the next clause inside the sentence", "stepping.clause:1", "Go", ("Right",)),
    Action("clause.previous", "Previous clause", "Go to the previous clause", "stepping.clause:-1", "Go", ("Left",)),
    Action("clause.extend", "Extend by a clause", "Extend the range to the end of the next clause", "stepping.clause:1,True", "Go", ("Shift+Right",)),
    Action("clause.retract", "Back by a clause", "Move the active end of the range back by a clause", "stepping.clause:-1,True", "Go", ("Shift+Left",)),
    Action("word.next", "Next word", "Go to the next word", "stepping.word:1", "Go", ("Ctrl+Right",)),
    Action("word.previous", "Previous word", "Go to the previous word", "stepping.word:-1", "Go", ("Ctrl+Left",)),
    Action("word.extend", "Extend by a word", "Extend the range to the end of the next word", "stepping.word:1,True", "Go", ("Ctrl+Shift+Right",)),
    Action("word.retract", "Back by a word", "Move the active end of the range back by a word", "stepping.word:-1,True", "Go", ("Ctrl+Shift+Left",)),
    Action("range.swap", "Other end", "Let the other end of the range move", "stepping.swap_end", "Go", ("O",)),
    Action("mark.here", "Next mark at this place", "Go round the marks at this place; with words selected, let the other end move", "stepping.mark_here", "Go", ("Tab",)),
    Action("quote.next", "Next quotation", "Take the next passage between quotation marks", "stepping.quotation", "Go", ('"', "Shift+'")),
    Action("sentence.undecided", "Next undecided sentence", "Go to the next sentence without a decision", "stepping.undecided", "Go", ("U",)),
    Action("mark.next", "Next mark", "Go to the next mark", "stepping.mark:1", "Go", ("]", ".")),
    Action("mark.previous", "Previous mark", "Go to the previous mark", "stepping.mark:-1", "Go", ("[", ",")),
    Action("place.go", "Go to…", "Go to a paragraph, sentence, page, share of the text or mark", "work.go_to", "Go", ("Ctrl+G",), "window"),
    Action("place.back", "Back", "Go back to where you were before the last jump", "trail.go:-1", "Go", ("Alt+PgUp",)),
    Action("place.forward", "Forward", "Go forward again over the jump you went back", "trail.go:1", "Go", ("Alt+PgDown",)),
    Action("link.open", "Open the link…", "Say where the link in this sentence leads; a second press opens it in the browser", "links.ask", "Go", ("L",)),
    Action("document.next", "Next document", "Open the next document", "stepping.document:1", "Go", ("Ctrl+PgDown",), "window"),
    Action("document.previous", "Previous document", "Open the previous document", "stepping.document:-1", "Go", ("Ctrl+PgUp",), "window"),
    *(action for pair in _DIGITS for action in pair),
    Action("none.toggle", "None of these", "Say that no code of the deciding group applies, or take it back", "marking.none", "Mark", ("0",)),
    Action("code.choose", "Choose or make a code…", "Choose a code by typing, or make a new one", "work.choose_code", "Mark", ("C",)),
    Action("mark.bare", "Highlight without a code", "Mark the range without a code", "marking.highlight_only", "Mark", ("H",)),
    Action("mark.note", "Note", "Write a note on the mark", "remarks.note", "Mark", ("N",)),
    Action("mark.speaker", "Speaker…", "Say who says it, and how", "remarks.speaker", "Mark", ("S",)),
    Action("mark.doubt", "Unsure or sure", "Say that you doubt the code; a digit then sets the second-best", "remarks.doubt", "Mark", ("D",)),
    Action("mark.reading", "What it should say (sic)…", "Record what faulty words should say", "remarks.reading", "Mark", ("R",)),
    Action("mark.translation", "Translation…", "Record a translation of the words", "remarks.translation", "Mark", ("T",)),
    Action("mark.todo", "Tick the open question", "Tick the first open question in the mark's note", "work.tick", "Mark", ("X",)),
    Action("mark.remove", "Remove the mark", "Remove the mark with all that is on it", "marking.remove", "Mark", ("Del",)),
    Action("edge.end.more", "End a word later", "Move the mark's end to the next word", "marking.move_edge:'end',1", "Mark", ("Alt+Right",)),
    Action("edge.end.less", "End a word earlier", "Move the mark's end back by a word", "marking.move_edge:'end',-1", "Mark", ("Alt+Left",)),
    Action("edge.start.more", "Start a word later", "Move the mark's start to the next word", "marking.move_edge:'start',1", "Mark", ("Alt+Shift+Right",)),
    Action("edge.start.less", "Start a word earlier", "Move the mark's start back by a word", "marking.move_edge:'start',-1", "Mark", ("Alt+Shift+Left",)),
    Action("mark.on", "Move on after a code", "After a code the focus goes to the next sentence", "view.toggle_move_on", "Mark", ("M",), toggled="move_on"),
    Action("example.add", "Use as example", "Put the mark's words under its code's guideline as an example", "editing.example:'example'", "Codebook", ("E",)),
    Action("example.counter", "Use as counter-example", "Put the mark's words under its code's guideline as a counter-example", "editing.example:'counter'", "Codebook", ("Shift+E",)),
    Action("codebook.code", "New code…", "Make a new code", "work.new_code", "Codebook"),
    Action("codebook.group", "New group…", "Make a new group of codes", "work.new_group", "Codebook"),
    Action("codebook.version", "Name a codebook version…", "Keep the wording of every guideline under a name, with the reason", "work.name_version", "Codebook"),
    Action("codebook.library", "Count the whole library", "Count codes in all documents instead of this one", "view.toggle_library_counts", "Codebook", toggled="library_counts"),
    Action("codebook.sources", "Sources…", "See everybody who is quoted; rename and merge them", "work.show_sources", "Codebook"),
    Action("view.palette", "Command palette", "Find any command, document, code or mark by a few letters", "view.show_palette", "View", ("Ctrl+K",), "window", False),
    Action("view.sidebar", "Sidebar", "Show or hide documents and codebook", "view.toggle_sidebar", "View", ("Ctrl+B",), "window", toggled="sidebar_shown"),
    Action("view.panel", "Panel", "Show or hide marks, export and picture", "view.toggle_panel", "View", ("F9",), "window", toggled="panel_shown"),
    Action("view.focus", "Focus mode", "Show the text alone", "view.toggle_focus_mode", "View", ("F11",), "window", toggled="focus_mode"),
    Action("split.toggle", "Split view", "Show two texts, or two places of one, side by side; again: only the one in use", "splitting.toggle", "View", ("F8", "Ctrl+\\"), "window", toggled="split_shown"),
    Action("split.other", "Other pane", "Give the keyboard to the other of two texts side by side", "splitting.other_pane", "View", ("Ctrl+Tab",), "window"),
    Action("split.choose", "Another text in this pane…", "Choose another text for the pane in use by typing", "splitting.choose", "View", scope="window"),
    Action("split.exchange", "Exchange the sides", "Let two texts side by side change places", "splitting.exchange", "View", scope="window"),
    Action("split.close", "Close this pane", "Close the pane in use; the other text stays", "splitting.close", "View", scope="window"),
    Action("tie.add", "Tie as versions…", "Say that the two texts side by side are versions: an original and its translation, or two editions", "tying.ask_tie", "View"),
    Action("tie.remove", "Untie", "Say that the two texts are no versions of one another", "tying.untie", "View"),
    Action("tie.version", "Its version beside", "Show the text beside that this one is tied to", "tying.show_version", "View"),
    Action("tie.together", "Scroll together", "Let tied texts scroll together, paragraph by paragraph", "tying.toggle_together", "View", toggled="together"),
    Action("tie.pair", "Pair these paragraphs", "Say that the paragraphs at the two carets answer to each other", "tying.pair", "View", ("P",)),
    Action("tie.unpair", "Unpair", "Let the paragraph at the caret be paired by its length again; or say that nothing answers to it", "tying.unpair", "View", ("Shift+P",)),
    Action("view.filter", "Filter the marks", "Go to the filter above the marks", "view.focus_filter", "View", ("F",)),
    Action("view.larger", "Larger text", "Make the text larger", "view.zoom:10", "View", ("Ctrl++", "Ctrl+="), "window"),
    Action("view.smaller", "Smaller text", "Make the text smaller", "view.zoom:-10", "View", ("Ctrl+-",), "window"),
    Action("view.typography", "Typography…", "Choose face, size, height of lines, width of column, and numbers at the edge", "view.show_typography", "View", ("Ctrl+T",), "window"),
    Action("view.normal", "Normal size", "Give the text its normal size", "view.zoom:0", "View", ("Ctrl+0",), "window"),
    Action("view.system", "Colours of the system", "Light or dark as the system has it", "view.choose_theme:'system'", "View", scope="window", toggled="theme_system"),
    Action("view.light", "Light colours", "Paper and ink", "view.choose_theme:'light'", "View", scope="window", toggled="theme_light"),
    Action("view.dark", "Dark colours", "For the evening", "view.choose_theme:'dark'", "View", scope="window", toggled="theme_dark"),
    Action("view.contrast", "High contrast", "Black and white, borders in place of tints, thick focus frames", "view.choose_theme:'contrast'", "View", scope="window", toggled="theme_contrast"),
    Action("view.patterns", "Patterns on marks", "Tell codes apart by patterns beside their colours", "view.toggle_patterns", "View", scope="window", toggled="patterns_shown"),
    Action("view.notes", "Notes in the margin", "Show the beginnings of notes beside their marks", "view.toggle_margin_notes", "View", scope="window", toggled="margin_notes"),
    Action("view.still", "Reduce motion", "Carets do not blink, menus and tips appear at once", "view.toggle_still", "View", scope="window", toggled="still"),
    Action("view.menu", "Menu for this place", "Show the commands for the row or the range that has the keyboard", "view.offer_menu", "View", ("Menu", "Shift+F10"), "window", False),
    Action("view.region", "Next region", "Give the keyboard to the next part of the window", "view.next_region:1", "View", ("F6",), "window"),
    Action("view.region.back", "Previous region", "Give the keyboard to the previous part of the window", "view.next_region:-1", "View", ("Shift+F6",), "window"),
    Action("view.back", "Let go", "Close what is open, then the selection, then the current mark", "view.let_go", "View", ("Esc",), "window", False),
    Action("help.keys", "All keys", "Show every key and what it does", "view.show_keys", "Help", ("?", "Shift+?", "F1")),
    Action("help.about", "About Tepi", "Version, licence, and where the library and the log lie", "view.show_about", "Help"),
)
# fmt: on

BY_ID = {action.id: action for action in ACTIONS}


def own_keys(action_id: str) -> list[str]:
    """The keys that an action has here at first; what the reader has changed is in ``Commands.keys_of``."""
    return list(own_here(action_id, BY_ID[action_id].keys))


def keys_page() -> str:
    """The page docs/keys.md, made from the table."""
    lines = [
        "# Keys",
        "",
        "Made from the action table by `python3 dev.py docs`; press `?` in the window for the same list.",
        "",
        "In a document that is read from right to left the arrow keys point where reading goes: for clauses, words and",
        "a mark's edges Left goes on and Right goes back. Up, Down, Home and End are as everywhere.",
        "",
        "On macOS `Ctrl` is ⌘, `Alt` is ⌥ and `Meta` is ⌃; F keys may want `fn` too. Other than in the tables are there:",
        "",
        *(
            f"- {BY_ID[action_id].title}: {' '.join(f'`{key}`' for key in keys)}"
            for action_id, keys in ON_MACOS.items()
        ),
    ]
    for menu in MENUS:
        lines += ["", f"## {menu}", "", "| Key | Command | What it does | Id |", "| --- | --- | --- | --- |"]
        for action in ACTIONS:
            if action.menu == menu:
                keys = " ".join(f"`{key}`" for key in action.keys) or "–"

                lines.append(f"| {keys} | {action.title} | {action.help} | `{action.id}` |")
    return "\n".join(lines) + "\n"
