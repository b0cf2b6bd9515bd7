# SPDX-License-Identifier: GPL-3.0-or-later
"""Files as large as benchmarks need them."""


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


def make_programme(path, size):
    body, n = fill(event, size)
    path.write_bytes(b"<schedule><conference><acronym>b</acronym><title>B</title></conference>"
                     b"<day date='2017-09-27' index='1'><room name='Salle'>" + body + b"</room></day></schedule>")
    return path, n
