# What the console itself says.

console-hint = Commands begin with a slash, for example /summary or /help (Tab completes). A bare number presses a button: 1 for [1]; an article of a list is asked for by a command: /summary 2. Words without a slash are searched for. To leave: Ctrl-D or /exit.
console-too-long = That line is too long; { $most } characters at most.
console-no-buttons = There is no button to press yet. Article { $number } of the list: /summary { $number }.
console-save = Save { $file }
console-saved = Saved: { $path }
console-leave = Press Ctrl-C once more, or Ctrl-D, to leave.
console-no-button = The last answer has no button [{ $number }].
console-cancelled = Cancelled.
console-not-saved = { $name } could not be saved: { $why }
