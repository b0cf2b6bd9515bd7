# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as large as benchmarks need them."""

import json
import re


def fill(piece, size):
    """Pieces 0, 1, 2... up to `size` bytes, and how many."""
    parts, length, i = [], 0, 0
    while length < size:
        parts.append(piece(i).encode())
        length += len(parts[-1])
        i += 1
    return b"".join(parts), i


def event(i):
    minute = i * 10 % 600
    return (f"<event guid='e{i}' id='{i}'><date>2017-09-27T{9 + minute // 60:02d}:{minute % 60:02d}:00+02:00</date>"
            f"<start>{9 + minute // 60:02d}:{minute % 60:02d}</start><duration>0:30</duration><room>Salle {i % 20}</room>"
            f"<title>Table ronde n° {i}</title><subtitle>Ce que font les territoires</subtitle><track>Axe {i % 7}</track>"
            f"<type>panel</type><language>fr</language><abstract>{'Un résumé de quelques lignes. ' * 12}</abstract>"
            f"<description>{'Une description plus longue, avec ce que chacun dira. ' * 14}</description><persons>"
            f"<person id='{i % 3000}'>Prénom{i % 977} Nom{i % 3000}</person>"
            f"<person id='{i % 1700 + 5000}'>Autre{i % 500} Nom{i % 1700}</person></persons>"
            f"<links><link href='https://a.example/{i}'>Diapositives</link></links></event>\n")


def repeat_programme(path, size, source):
    """A real programme again and again, with other ids each time, up to `size` bytes."""
    text = source.read_text(encoding="utf-8")
    begin, end = re.search(r"<day\s", text).start(), text.rindex("</schedule>")
    days, times = text[begin:end], 0
    with path.open("w", encoding="utf-8") as out:
        out.write(text[:begin])
        while out.tell() < size:
            times += 1
            out.write(re.sub(r"(\bguid=['\"]|<event\b[^>]*?\bid=['\"])", rf"\g<1>{times}-", days))
        out.write("</schedule>")
    return path, times * len(re.findall(r"<event\s", days))


def event_in_json(i):
    minute = i * 10 % 600
    people = [{"id": i % 3000, "public_name": f"Prénom{i % 977} Nom{i % 3000}"},
              {"id": i % 1700 + 5000, "public_name": f"Autre{i % 500} Nom{i % 1700}"}]
    return {"guid": f"e{i}", "id": i, "date": f"2017-09-27T{9 + minute // 60:02d}:{minute % 60:02d}:00+02:00",
            "start": f"{9 + minute // 60:02d}:{minute % 60:02d}", "duration": "0:30", "room": f"Salle {i % 20}",
            "title": f"Table ronde n° {i}", "subtitle": "Ce que font les territoires", "track": f"Axe {i % 7}", "type": "panel",
            "language": "fr", "abstract": "Un résumé de quelques lignes. " * 12,
            "description": "Une description plus longue, avec ce que chacun dira. " * 14, "persons": people,
            "links": [{"url": f"https://a.example/{i}", "title": "Diapositives"}]}


def make_programme_in_json(path, size):
    """The programme that make_programme() makes of that size, and that one beside it."""
    unpacked, n = make_programme(path.with_suffix(".xml"), size)
    day = {"date": "2017-09-27", "index": 1, "rooms": {"Salle": [event_in_json(i) for i in range(n)]}}
    path.write_text(json.dumps({"schedule": {"conference": {"acronym": "b", "title": "B", "days": [day]}}}, ensure_ascii=False))
    return unpacked, n


def make_programme(path, size):
    body, n = fill(event, size)
    path.write_bytes(b"<schedule><conference><acronym>b</acronym><title>B</title></conference>"
                     b"<day date='2017-09-27' index='1'><room name='Salle'>" + body + b"</room></day></schedule>")
    return path, n
