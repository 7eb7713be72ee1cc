# Exports.

rss-about = The newest articles of { $name }: summaries and key quotes, word for word
