"""What each line of an article is: headline, standfirst, by-line, body, list, table, caption."""
