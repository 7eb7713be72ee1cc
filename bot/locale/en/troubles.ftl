# Why an address, a feed or a page could not be read: clauses behind its address. Terminals and logs read these too.

web-slow = did not answer in full within { $seconds } s
web-slow-behind-others = did not answer in full within { $seconds } s; others as large came before it
web-redirects = redirects more than { $most } times
web-status = answered { $status }
web-large = is larger than { $most } bytes
web-scheme = only http and https addresses are read, not { $address }
web-credentials = addresses with a user name or password are not read
web-not-public = { $address } is not a public address; if you mean it, add it to [http] allow_private
web-certificate = has no certificate that can be trusted
web-malformed = is not a well-formed web address
web-no-host = has a host name that cannot be found
web-proxy = cannot be reached: the proxy answered { $status }
web-unreachable = cannot be reached ({ $reason })
web-refuses = it refuses the connection
web-resets = it breaks the connection off
web-silent = nobody answers
web-no-way = there is no way to it
web-broke-off = broke off or could not be decompressed
web-compression = comes in a compression that is not known ({ $name })
web-no-server = did not answer as a web server does ({ $what })

robots-refuses = the site's robots.txt does not allow it to be read
robots-missing = the site's robots.txt could not be had: { $reason }

page-left-alone = the site asks to be left alone until { $until }
page-other = is no page, but { $kind }
page-binary = is no page, whatever it calls itself (a PDF, an image or an archive)
page-no-markup = is no page: there is no markup in it
page-elements = a page of { $many } elements; at most { $most } are read
page-no-article = no article found in the page (under { $fewest } words: a login page, a teaser or a list?)
page-no-sentences = no article found in the page (hardly a sentence: photos, headlines, a whole site's menus?)
page-front = is the front page of a site, not an article
page-names-feeds = { $reason }; it names these feeds: { $feeds }
page-check = the site wants to see a browser (a check for robots)
page-gone = the page says that it was not found
page-paywall = is behind a paywall (only { $words ->
    [1] 1 word
   *[other] { $words } words
} of it are open)
page-cookies = shows a cookie wall instead of its article

text-empty = empty: there is no text in it
text-long = { $many } characters long; an article has at most { $most }
text-short = no article in it: { $words } words, at least { $fewest } are needed
text-furniture = no article in it: only links, advertising and headings
text-binary = binary data, not text
text-encoding = neither UTF-8 nor any other text encoding
article-two = its guid and its address belong to two different articles

feed-none = is not a feed: no RSS, RDF, Atom or JSON Feed was found in it
feed-unclosed = is nested too deeply to be read: { $count } elements in it are never closed
feed-nothing = gave nothing at the first look

parse-wall = took more than { $seconds } s to parse
parse-cpu = took more than { $seconds } s of CPU to parse
parse-memory = took more than { $megabytes } MB to parse
parse-nested = is nested too deeply to parse
parse-down = took its parser down ({ $how })

source-no-address = is no address of a feed; one begins with https:// or http://
source-unknown = no kind of source reads { $scheme }: addresses
source-internal = internal error, see the log
