import { expect, test } from "vitest";
import { readDateline } from "../../src/clean/dateline.ts";

/** Checks the place, day and agency of the dateline in front of the first "¦", which is taken out of the text. */
function reads(marked: string, place: string | null, day: string | null, agency: string | null): void {
  test(`dateline: ${marked}`, () => {
    const text = marked.replace("¦", "");
    const found = readDateline(text);
    expect(found?.span.end).toBe(marked.indexOf("¦"));
    expect(found?.place ? text.slice(found.place.start, found.place.end) : null).toBe(place);
    expect({ day: found?.day, agency: found?.agency }).toEqual({ day, agency });
  });
}

function hasNoDateline(text: string): void {
  test(`no dateline: ${text}`, () => expect(readDateline(text)).toBeNull());
}

reads("29-11-2024 TEHRAN – ¦The spokesman has called for calm.", "TEHRAN", "2024-11-29", null);
reads(" date 2024-11-29 TEHRAN – ¦The spokesman has called for calm.", "TEHRAN", "2024-11-29", null);
reads("TEHRAN – ¦The spokesman has called for calm.", "TEHRAN", null, null);
reads("GENEVA, Nov 27 (Reuters) - ¦Talks began on Monday.", "GENEVA", null, "Reuters");
reads("GENEVA, Nov. 27, 2024 (Reuters) - ¦Talks began on Monday.", "GENEVA", "2024-11-27", "Reuters");
reads("GOMA, Congo (AP) — ¦Rebels took the town.", "GOMA", null, "AP");
reads("Goma, Congo (AP) — ¦Rebels took the town.", "Goma", null, "AP");
reads("PORT-AU-PRINCE, Haiti (AP) _ ¦Gangs attacked.", "PORT-AU-PRINCE", null, "AP");
reads("N'DJAMENA: ¦Soldiers returned.", "N'DJAMENA", null, null);
reads("UNITED NATIONS, 4 May 2017 -- ¦The council met.", "UNITED NATIONS", "2017-05-04", null);
reads("JUBA, South Sudan – 4 May 2017 – ¦Fighting broke out.", "JUBA", "2017-05-04", null);
reads("4 May 2017 – JUBA – ¦Fighting broke out.", "JUBA", "2017-05-04", null);
reads("Geneva, 27 November 2024 – ¦The envoy spoke.", "Geneva", "2024-11-27", null);
reads("Tehran, Nov 29, IRNA – ¦The minister spoke.", "Tehran", null, "IRNA");
reads("KYIV/MOSCOW, March 4 (Reuters) - ¦Shelling went on.", "KYIV/MOSCOW", null, "Reuters");
reads("BEIRUT, LEBANON (5:30 P.M.) – ¦The raid began.", "BEIRUT", null, null);
reads("TEL AVIV-- ¦The minister spoke.", "TEL AVIV", null, null);
reads("CAIRO NOV 27 - ¦The minister spoke.", "CAIRO", null, null);
reads("LOUISVILLE, Ky. (Newswire - December 23, 2010) - ¦The firm spoke.", "LOUISVILLE", "2010-12-23", "Newswire");
reads("(Reuters) - ¦Shelling went on.", null, null, "Reuters");
reads("2024-11-29 – ¦Shelling went on.", null, "2024-11-29", null);

hasNoDateline("The army – backed by drones – took the town.");
hasNoDateline("Aleppo – once rich – lies in ruins.");
hasNoDateline("BREAKING: Army takes the town.");
hasNoDateline("UPDATE: Army takes the town.");
hasNoDateline("On Nov 27 – a Wednesday – the truce began.");
hasNoDateline("US officials met Iran's envoy - a first.");
hasNoDateline("US-Iran talks resume in Geneva.");
hasNoDateline("THE FIX IS IN: Army takes the town.");
hasNoDateline("UN President On Gao: We will not pay.");
hasNoDateline("TEHRAN");
hasNoDateline("MANY PEOPLE DIED - NOBODY KNOWS WHY");
hasNoDateline("");

reads("YEREVAN, September 1, 2023. /TASS/. ¦The ministry has denied it.", "YEREVAN", "2023-09-01", "TASS");
reads("YEREVAN, JUNE 28, 2021, ARMENPRESS. ¦The ministry denied the report.", "YEREVAN", "2021-06-28", "ARMENPRESS");
reads("Baku, October 11, AZERTAC\n\n¦More than thirty people fled.", "Baku", null, "AZERTAC");
reads("Army says one killed in raid\n\nBEIRUT — ¦The army said a soldier was killed.", "BEIRUT", null, null);
reads("Strike hits depot\nTEL AVIV: ¦The military said it hit a depot.", "TEL AVIV", null, null);
hasNoDateline("The army left the town.\nBEIRUT — The army said so.");
reads("DETROIT ¦The department issued a warning.", "DETROIT", null, null);
hasNoDateline("NATO Secretary-General visits the camp.");
