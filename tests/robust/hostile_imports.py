# SPDX-License-Identifier: GPL-3.0-or-later
"""Damaged and hostile files of other programs, the same ones each time: `imports()` yields (name, bytes)."""

import io
import random
import struct
import zipfile

SCHEDULE = """<?xml version="1.0" encoding="utf-8"?>
<schedule><version>1.0</version><conference><acronym>gap</acronym><title>Atelier</title><start>2017-09-27</start>
<end>2017-09-27</end><days>1</days><timeslot_duration>00:05</timeslot_duration></conference>
<day index="1" date="2017-09-27" start="2017-09-27T08:00:00+02:00" end="2017-09-27T18:00:00+02:00"><room name="Hall">
<event id="1" guid="3e2a7b5c-0000-4000-8000-000000000001"><date>2017-09-27T09:00:00+02:00</date><start>09:00</start>
<duration>00:15</duration><room>Hall</room><slug>a</slug><title>Ouverture</title><subtitle/><track/><type>talk</type>
<language>fr</language><abstract/><description/><persons><person id="1">Jean</person></persons><links/><attachments/>
</event></room></day></schedule>
"""
SCHEDULE_JSON = ('{"schedule":{"version":"1","conference":{"acronym":"gap","title":"Atelier","start":"2017-09-27",'
                 '"end":"2017-09-27","daysCount":1,"timeslot_duration":"00:05","time_zone_name":"Europe/Paris","days":['
                 '{"index":1,"date":"2017-09-27","rooms":{"Hall":[{"id":1,"guid":"g1","date":"2017-09-27T09:00:00+02:00",'
                 '"start":"09:00","duration":"00:15","room":"Hall","title":"Ouverture","persons":[{"id":1,"name":"Jean"}]'
                 '}]}}]}}}')
CALENDAR = ("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//a//b\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20170901T000000Z\r\n"
            "DTSTART:20170927T070000Z\r\nDTEND:20170927T080000Z\r\nSUMMARY:Ouverture\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Jean Dupont\r\nN:Dupont;Jean;;;\r\nEMAIL:jean@exemple.fr\r\nEND:VCARD\r\n"
TABLE = "Nom;Prénom;Courriel\r\nDupont;Jean;jean@exemple.fr\r\nDurand;Anne;anne@exemple.fr\r\n"


def schedules():
    bomb = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))
    for name, doctype in {
        "laughs": f'<!DOCTYPE schedule [<!ENTITY a0 "ha">{bomb}]>', "a file": '<!DOCTYPE schedule SYSTEM "file:///etc/passwd">',
        "a net address": '<!DOCTYPE schedule SYSTEM "http://127.0.0.1:9/">',
    }.items():
        yield name, SCHEDULE.replace("<schedule>", doctype + "<schedule>")
    for field, values in {
        "09:00": ["", "99:99", "-1:00", "9" * 300, "noon"], "00:15": ["", "-00:15", "99999999:00", "0", "15", "1e9"],
        "2017-09-27T09:00:00+02:00": ["", "9999999-01-01T00:00:00Z", "2017-02-30T09:00:00+02:00", "2017-09-27T09:00:00+99:99"],
        ">2017-09-27<": ["><", ">0000-00-00<", f">{'1' * 300}<"], "00:05": ["00:00", "-1", "99999:99"],
        'guid="3e2a7b5c-0000-4000-8000-000000000001"': ["", 'guid=""', f'guid="{"x" * 60000}"', 'guid="../../x"'],
        'id="1"': ["", 'id="-1"', f'id="{"9" * 300}"'], 'index="1"': ["", 'index="0"', f'index="{"9" * 300}"'],
        'name="Hall"': ["", 'name=""', f'name="{"x" * 60000}"'], "Ouverture": ["", "x" * 2000000, "\x01", "&#0;"],
        "</event>": ["", "</event></event>", "<event>"], "</schedule>": ["", "</schedule></schedule>", "\0"],
    }.items():
        for value in values:
            yield f"{field[:12]} becomes {value[:16]!r}", SCHEDULE.replace(field, value)
    event = SCHEDULE[SCHEDULE.index("<event"):SCHEDULE.index("</event>") + 8]
    yield "one event 5,000 times", SCHEDULE.replace(event, event * 5000)
    yield "20,000 people", SCHEDULE.replace('<person id="1">Jean</person>', "<person>J</person>" * 20000)
    yield "deep", SCHEDULE.replace("<abstract/>", "<abstract>" + "<b>" * 50000 + "</b>" * 50000 + "</abstract>")
    yield "100,000 attributes", SCHEDULE.replace("<room name", "<room " + " ".join(f'a{i}=""' for i in range(100000)) + " name")


def jsons():
    for name, text in {
        "deep lists": '{"schedule":' + "[" * 500000 + "]" * 500000 + "}", "open lists": '{"schedule":' + "[" * 500000,
        "deep objects": '{"schedule":' + '{"a":' * 300000 + "1" + "}" * 300000 + "}", "only a number": "1" * 1000000,
        "a number": SCHEDULE_JSON.replace('"index":1', '"index":1e999999'), "NaN": SCHEDULE_JSON.replace('"index":1', '"index":NaN'),
        "null": "null", "twice a key": SCHEDULE_JSON.replace('"title"', '"title":"a","title"'),
        "null everywhere": SCHEDULE_JSON.replace('"Ouverture"', "null").replace('"09:00"', "null").replace('"g1"', "null"),
        "wrong types": SCHEDULE_JSON.replace('"Ouverture"', "[]").replace('"Hall":[', '"Hall":{},"Salle":['),
        "rooms as a list": SCHEDULE_JSON.replace('{"Hall":[', "[[").replace("]}]}}}", "]]]}}}"),
        "days as an object": SCHEDULE_JSON.replace('"days":[', '"days":{"a":').replace("}]}}}", "}}}}}"),
        "half a pair": SCHEDULE_JSON.replace("Ouverture", "\\ud800"), "zero": SCHEDULE_JSON.replace("Ouverture", "a\\u0000b"),
        "trailing comma": SCHEDULE_JSON[:-1] + ",}", "comment": "// a\n" + SCHEDULE_JSON, "twice": SCHEDULE_JSON * 2,
        "huge key": SCHEDULE_JSON.replace('"Hall"', f'"{"x" * 2000000}"'), "empty key": SCHEDULE_JSON.replace('"Hall"', '""'),
        "NUL": SCHEDULE_JSON + "\0", "byte order mark": "\ufeff" + SCHEDULE_JSON, "open": SCHEDULE_JSON[:-2],
        "Sessionize": '[{"sessions":[{"id":"1","title":null,"startsAt":"x","speakers":[null,1]}]}]',
        "many": '{"schedule":{"conference":{"days":[' + "{}," * 200000 + "{}]}}}",
    }.items():
        yield name, text


def calendars():
    for field, values in {
        "20170927T070000Z": ["", "99999999T999999Z", "2017", "x" * 100000, "20170230T250000"],
        "20170927T080000Z": ["19000101T000000Z", "-P1D", "99991231T235959Z"],
        "SUMMARY:Ouverture": ["SUMMARY:" + "x" * 3000000, "SUMMARY;X=" + "y;X=" * 50000 + ":a", "SUMMARY", ":", "SUMMARY:a\r\n b" * 999],
        "UID:1\r\n": ["", "UID:\r\n", "UID:1\r\nRRULE:FREQ=SECONDLY\r\n", "UID:1\r\nRRULE:FREQ=SECONDLY;COUNT=2000000000\r\n",
                      "UID:1\r\nRRULE:FREQ=YEARLY;BYDAY=53MO;BYMONTH=2;BYMONTHDAY=31\r\n", "UID:1\r\nRRULE:x\r\n",
                      "UID:1\r\nRDATE:" + ",".join(["20170927T070000Z"] * 50000) + "\r\n", "UID:1\r\nATTACH:file:///etc/passwd\r\n"],
        "END:VEVENT\r\n": ["", "END:VEVENT\r\nEND:VEVENT\r\n", "BEGIN:VEVENT\r\n" * 20000, "END:VTODO\r\n"],
        "END:VCALENDAR\r\n": ["", "\0", "END:VCALENDAR\r\nEND:VCALENDAR\r\n"],
        "DTSTART:": ["DTSTART;TZID=Mars/Utopia:", "DTSTART;TZID=../../etc/passwd:", "DTSTART;VALUE=DATE:", "DTSTART;TZID=" + "x" * 9999 + ":"],
    }.items():
        for value in values:
            yield f"{field.strip()[:12]} becomes {value[:16]!r}", CALENDAR.replace(field, value)
    event = CALENDAR[CALENDAR.index("BEGIN:VEVENT"):CALENDAR.index("END:VCALENDAR")]
    yield "10,000 times the same", CALENDAR.replace(event, event * 10000)


def cards():
    for field, values in {
        "FN:Jean Dupont": ["", "FN:", "FN:" + "x" * 3000000, "FN;ENCODING=QUOTED-PRINTABLE:=C3=A9=", "FN;ENCODING=QUOTED-PRINTABLE:=ZZ=0",
                           "FN;CHARSET=x-none:a", "FN;ENCODING=BASE64:!!!!", "FN:\0", "FN:\x1b[31m"],
        "N:Dupont;Jean;;;": ["N:" + ";" * 200000, "N:\\", "N:a\\", "N"], "VERSION:3.0": ["VERSION:99", "", "VERSION:2.1", "VERSION:"],
        "END:VCARD\r\n": ["", "END:VCARD", "BEGIN:VCARD\r\n" * 50000, "PHOTO;ENCODING=b:" + "A" * 3000000 + "\r\nEND:VCARD\r\n",
                          "PHOTO;VALUE=uri:file:///etc/passwd\r\nEND:VCARD\r\n", "X:" + "a\r\n b" * 100000 + "\r\nEND:VCARD\r\n"],
    }.items():
        for value in values:
            yield f"{field.strip()[:12]} becomes {value[:16]!r}", CARD.replace(field, value)
    yield "20,000 times the same", CARD * 20000


def tables():
    for name, text in {
        "open quote": TABLE + '"Martin;' + "x" * 3000000, "quotes": TABLE + '"' * 1000001, "a million columns": TABLE + ";" * 1000000,
        "a million lines": TABLE + "\n" * 1000000, "200,000 people": TABLE + "A;B;c@d.fr\n" * 200000, "NUL": TABLE + "a\0b;c;d\n",
        "formulas": TABLE + "=cmd|' /C calc'!A0;@SUM(1);+1\n", "no header": "\n\n\n", "one field": "Nom", "wide header": "Nom;" * 100000,
        "long field": TABLE + "x" * 2000000 + ";a;b\n", "controls": TABLE + "\x01\x1b[2J;\x7f;\x0c\n", "uneven": TABLE + "a\nb;c;d;e;f;g\n;;;;;\n",
        "the same column": "Nom;Nom;Nom\na;b;c\n", "old Mac": TABLE.replace("\r\n", "\r"), "separator": "sep=;\n" + TABLE,
    }.items():
        yield name, text


def archive(files, bomb=None):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for entry, content in files:
            info = zipfile.ZipInfo(entry, (2017, 9, 27, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, content)
        if bomb is not None:
            with file.open(bomb, "w") as entry:
                for _ in range(400):
                    entry.write(b" " * 1000000)
    return packed.getvalue()


def sheet(rows, before=""):
    return ('<?xml version="1.0"?>' + before + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{rows}</sheetData></worksheet>")


ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>Nom</t></is></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>Dupont</t></is></c></row>'
TYPES = ('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>')
BOOK = ('<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/'
        'officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>')
RELATIONS = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://'
             'schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')


def workbook(rows=ROW, before="", relations=RELATIONS, book=BOOK, more=()):
    return archive([("[Content_Types].xml", TYPES), ("xl/workbook.xml", book), ("xl/_rels/workbook.xml.rels", relations),
                    ("xl/worksheets/sheet1.xml", sheet(rows, before)), *more])


def opendocument(rows, mimetype="application/vnd.oasis.opendocument.spreadsheet", before=""):
    content = (before + '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:'
               'tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:'
               f'spreadsheet><table:table table:name="A">{rows}</table:table></office:spreadsheet></office:body></office:document-content>')
    return archive([("mimetype", mimetype), ("content.xml", content)])


def sheets():
    cell = "<table:table-cell{}><text:p>Nom</text:p></table:table-cell>"
    row = "<table:table-row{}>" + cell.format("") + "</table:table-row>"
    plain = workbook()
    yield "workbook", plain
    for name, rows in {
        "far cell": '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>a</t></is></c></row>',
        "farther cell": '<row r="99999999999"><c r="ZZZZZZZZZZ99999999999"><v>1</v></c></row>', "no place": "<row><c><v>1</v></c></row>",
        "shared string that is none": '<row r="1"><c r="A1" t="s"><v>99999999</v></c></row>', "minus": '<row r="-1"><c r="A-1" t="s"><v>-1</v></c></row>',
        "wrong type": '<row r="1"><c r="A1" t="zzz"><v>a</v></c></row>', "number": '<row r="1"><c r="A1"><v>1e999</v></c></row>',
        "rows": ROW * 20000, "deep": "<row>" * 100000, "a text of 5 MB": ROW.replace("Dupont", "x" * 5000000),
    }.items():
        yield f"workbook: {name}", workbook(rows)
    yield "workbook: entity", workbook(before='<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>')
    yield "workbook: sheet elsewhere", workbook(relations=RELATIONS.replace("worksheets/sheet1.xml", "../../../../etc/passwd"))
    yield "workbook: sheet on the net", workbook(relations=RELATIONS.replace("worksheets/sheet1.xml", "http://127.0.0.1:9/"))
    yield "workbook: no sheet", workbook(book=BOOK.replace('<sheet name="A" sheetId="1" r:id="r1"/>', ""))
    yield "workbook: names that leave", workbook(more=[("../tour-de-table-escaped", "x"), ("/etc/x", "x")])
    yield "workbook: one name twice", workbook(more=[("xl/worksheets/sheet1.xml", sheet(ROW * 3))])
    yield "workbook: 20,000 entries", workbook(more=[(f"a{i}", "") for i in range(20000)])
    yield "workbook: bomb", archive([("[Content_Types].xml", TYPES), ("xl/workbook.xml", BOOK),
                                     ("xl/_rels/workbook.xml.rels", RELATIONS)], "xl/worksheets/sheet1.xml")
    yield "workbook: no end", plain[:-30]
    yield "workbook: only an end", plain[-22:]
    yield "workbook: wrong sum", plain.replace(struct.pack("<I", zipfile.ZipFile(io.BytesIO(plain)).infolist()[3].CRC), b"\1\2\3\4")
    for i in range(40):
        chance = random.Random(i)
        data = bytearray(plain)
        for _ in range(chance.randrange(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        yield f"workbook: flipped {i}", bytes(data)
    for name, rows in {
        "plain": row.format(""), "rows repeated": row.format(' table:number-rows-repeated="2000000000"'),
        "cells repeated": "<table:table-row>" + cell.format(' table:number-columns-repeated="2000000000"') + "</table:table-row>",
        "both repeated": "<table:table-row table:number-rows-repeated='1048576'>" + cell.format(' table:number-columns-repeated="16384"') +
                         "</table:table-row>", "minus": row.format(' table:number-rows-repeated="-5"'), "deep": "<table:table-row>" * 100000,
        "spaces": row.format("").replace("Nom", '<text:s text:c="2000000000"/>'),
    }.items():
        yield f"OpenDocument: {name}", opendocument(rows)
    yield "OpenDocument: a text", opendocument(row.format(""), "application/vnd.oasis.opendocument.text")
    yield "OpenDocument: laughs", opendocument(row.format(""), before='<!DOCTYPE a [<!ENTITY a "&b;&b;"><!ENTITY b "&a;">]>')


PLAIN = {"schedule": SCHEDULE, "JSON": SCHEDULE_JSON, "calendar": CALENDAR, "card": CARD, "table": TABLE}


def encodings():
    """All kinds in encodings that they say, or do not."""
    for kind, text in PLAIN.items():
        accented = text.replace("Ouverture", "Clôture « été » — œuvre").replace("Dupont", "Lefèvre").replace("Jean", "Zoë")
        for name in ("latin-1", "cp1252", "iso8859-15", "cp850", "mac-roman", "cp037", "utf-7", "utf-16-be", "utf-32-le", "shift-jis", "gb18030"):
            data = accented.encode(name, "replace")
            yield f"{kind} in {name}", data
            yield f"{kind} in {name}, which says UTF-8", b"\xef\xbb\xbf" + data
        yield f"{kind} in UTF-8, twice", accented.encode().decode("latin-1").encode("utf-8")
        yield f"{kind} in half UTF-8", accented.encode() + accented.encode("latin-1", "replace")
        yield f"{kind} with a byte that is none", accented.encode().replace(b"\xc3", b"\xff")
        yield f"{kind} with overlong characters", accented.encode().replace(b"e", b"\xc1\xa5")
        yield f"{kind} with half pairs", accented.encode().replace("é".encode(), b"\xed\xa0\x80")
    for name in ("utf-16", "ebcdic-cp-fr", "x-none", "../../etc/passwd", "utf-7", "UTF-8\" a=\"b"):
        yield f"schedule that says {name}", SCHEDULE.replace('encoding="utf-8"', f'encoding="{name}"').encode()


def late_dates():
    """From the year 10000 on, where many a format has no room for them."""
    for date in ("10000-01-01", "99999-12-31", "+010000-01-01", "-0044-03-15", "0000-01-01", "2147483647-01-01", "9999-12-31"):
        yield f"schedule in {date}", SCHEDULE.replace("2017-09-27", date)
        yield f"JSON in {date}", SCHEDULE_JSON.replace("2017-09-27", date)
        yield f"calendar in {date}", CALENDAR.replace("20170927", date.replace("-", ""))
        yield f"table in {date}", f"Séance;Date;Heure\nOuverture;{date};10:15\nSuite;01/01/10000;25:99\n"
    yield "calendar until 10000", CALENDAR.replace("UID:1", "UID:1\r\nRRULE:FREQ=DAILY;UNTIL=100000101T000000Z")
    yield "calendar of 8,000 years", CALENDAR.replace("DTEND:20170927", "DTEND:99991231")
    yield "calendar of long durations", CALENDAR.replace("DTEND:20170927T080000Z", "DURATION:P99999999W")
    for number in ("2958466", "1e300", "-1", "60", "0.9999999999"):
        yield f"workbook with the day {number}", workbook(
            '<row r="1"><c r="A1" t="inlineStr"><is><t>Séance</t></is></c><c r="B1" t="inlineStr"><is><t>Date</t></is></c></row>'
            f'<row r="2"><c r="A2" t="inlineStr"><is><t>A</t></is></c><c r="B2" s="1"><v>{number}</v></c></row>')
    yield "OpenDocument in 10000", opendocument(
        "<table:table-row><table:table-cell><text:p>Séance</text:p></table:table-cell><table:table-cell><text:p>Date</text:p></table:table-cell>"
        "</table:table-row><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell><table:table-cell office:value-type='date' "
        "office:date-value='10000-01-01'><text:p>a</text:p></table:table-cell></table:table-row>")


def circles():
    """What refers to what refers to it."""
    yield "calendar of events in each other", CALENDAR.replace("END:VEVENT", "RELATED-TO:2\r\nEND:VEVENT\r\n" + CALENDAR[CALENDAR.index(
        "BEGIN:VEVENT"):CALENDAR.index("END:VEVENT")].replace("UID:1", "UID:2") + "RELATED-TO:1\r\nEND:VEVENT")
    for rule in ("HOURLY;BYMONTH=2;BYMONTHDAY=31", "MINUTELY;BYSETPOS=-1", "DAILY;BYHOUR=" + ",".join(map(str, range(24))) + ";BYMINUTE=" +
                 ",".join(map(str, range(60))), "DAILY\r\nRRULE:FREQ=DAILY" * 500):
        yield f"calendar of a series {rule[:20]!r}", CALENDAR.replace("UID:1", f"UID:1\r\nRRULE:FREQ={rule}")
    event = CALENDAR[CALENDAR.index("BEGIN:VEVENT"):CALENDAR.index("END:VCALENDAR")]
    yield "calendar of 2,000 daily series", CALENDAR.replace(event, "".join(
        event.replace("UID:1", f"UID:{i}\r\nRRULE:FREQ=DAILY") for i in range(2000)))
    yield "calendar of an event that is its own exception", CALENDAR.replace(
        "UID:1", "UID:1\r\nRRULE:FREQ=DAILY;COUNT=3\r\nRECURRENCE-ID:20170927T070000Z\r\nRELATED-TO:1")
    yield "calendar of a zone in itself", CALENDAR.replace("BEGIN:VEVENT", (
        "BEGIN:VTIMEZONE\r\nTZID:a\r\nBEGIN:STANDARD\r\nDTSTART;TZID=a:19700101T000000\r\nTZOFFSETFROM:+9999\r\nTZOFFSETTO:-9999\r\n"
        "RRULE:FREQ=SECONDLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT")).replace("DTSTART:", "DTSTART;TZID=a:")
    yield "JSON of a session that speaks", '{"sessions":[{"id":"1","speakers":["1"],"roomId":"1"}],"speakers":[{"id":"1","sessions":["1"]}]}'
    yield "schedule of an event in an event", SCHEDULE.replace("<persons>", "<event id='1'><title>a</title></event><persons>")
    yield "schedule of a person in a person", SCHEDULE.replace("Jean", "<person id='1'>Anne<person id='1'>Jean</person></person>")
    yield "card in a card", CARD.replace("END:VCARD", "AGENT:BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\nMEMBER:urn:uuid:1\r\nUID:1\r\nEND:VCARD")
    yield "workbook whose sheet is the workbook", workbook(relations=RELATIONS.replace("worksheets/sheet1.xml", "workbook.xml"))
    yield "workbook that is related to its relations", workbook(relations=RELATIONS.replace("worksheets/sheet1.xml", "_rels/workbook.xml.rels"))
    yield "table whose organisations are its people", "Nom;Organisme\nA;A\nB;A\nA;B\n"


def listed():
    """What is asked for by name: each clear within the limits."""
    bomb = "<!DOCTYPE a [" + '<!ENTITY a "ha">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)) + "]>"
    many = " ".join(f'a{i}=""' for i in range(100000))
    yield "workbook: laughs", workbook(ROW.replace("Dupont", "&j;"), before=bomb)
    yield "workbook: 100,000 attributes", workbook(ROW.replace("<row ", f"<row {many} "))
    yield "OpenDocument: 100,000 attributes", opendocument(f"<table:table-row {many}/>")
    yield "OpenDocument: DTD of a file", opendocument("", before='<!DOCTYPE a SYSTEM "file:///etc/passwd">')
    yield "schedule: parameter entities", SCHEDULE.replace("<schedule>", '<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd">%b;]><schedule>')
    yield "schedule: 40,000 attributes of one name", SCHEDULE.replace("<room name", "<room " + 'a="" ' * 40000 + "name")
    for size in (20, 30, 50):
        photo = "A" * (size * 1000000)
        yield f"card: photo of {size} MB", CARD.replace("END:VCARD", f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}\r\nEND:VCARD")
        folded = "\r\n ".join(["A" * 74] * (size * 13514))
        yield f"card: photo of {size} MB, folded", CARD.replace("END:VCARD", f"PHOTO;ENCODING=b;TYPE=JPEG:{folded}\r\nEND:VCARD")
    text = "Été — 漢字 🎤 œuvre".encode()
    for i in range(1, len(text)):
        yield f"calendar: folded at byte {i} of UTF-8", CALENDAR.encode().replace(b"Ouverture", text[:i] + b"\r\n " + text[i:])
    yield "calendar: folded at each byte", CALENDAR.encode().replace(b"Ouverture", b"\r\n ".join(bytes([byte]) for byte in text * 20000))
    chance = random.Random(7)
    for i in range(8):
        yield f"table: ragged {i}", "\n".join(
            chance.choice(";,\t").join(chance.choice(["a", '"', '"b', 'c"d', '""', "é", "", "'", "x" * 300]) for _ in range(chance.randrange(12)))
            for _ in range(5000))
    yield "table: ragged, with names", TABLE + "\n".join("a;" * (i % 200) for i in range(5000))
    yield "table: a cell of all lines", TABLE + '"' + "\n".join(["a;b;c"] * 100000)


def imports():
    for kind, cases in {"schedule": schedules, "JSON": jsons, "calendar": calendars, "card": cards, "table": tables, "sheet": sheets}.items():
        for name, content in cases():
            yield f"{kind}: {name}", content if isinstance(content, bytes) else content.encode()
    for cases in (encodings, late_dates, circles, listed):
        for name, content in cases():
            yield name, content if isinstance(content, bytes) else content.encode()
    for kind, text in PLAIN.items():
        data = text.encode()
        for i in range(1, 12):
            yield f"{kind}: cut off after {i}/12", data[:len(data) * i // 12]
        for i in range(12):
            chance = random.Random(i)
            broken = bytearray(data)
            for _ in range(chance.randrange(1, 12)):
                broken[chance.randrange(len(broken))] = chance.randrange(256)
            yield f"{kind}: flipped {i}", bytes(broken)
        yield f"{kind}: UTF-16", ("\ufeff" + text).encode("utf-16-le")
