# Exports, and what goes with time.

rss-about = The newest articles of { $name }: summaries and key quotes, word for word
summary-none = Its summary is no longer kept.
