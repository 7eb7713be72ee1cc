# Editors' notes: the form, and what changes before it is kept.

correct-how = To add an editor's note, type: /correct #{ $number } the note
correct-field = Editor's note
correct-coming = New note:
correct-sure =
    { $count ->
        [0] The note will stand with every answer about this article. Keep it?
        [one] The note will stand with every answer about this article, and the one post that carries it will be edited. Keep it?
       *[other] The note will stand with every answer about this article, and the { $count } posts that carry it will be edited. Keep it?
    }
correct-meanwhile = The notes on this article have changed meanwhile; this is how it stands now.
button-correct = Write a note
button-correct-yes = Keep the note
button-correct-again = Change the text
