"""Small patterns of the grammar around a count: what may stand between it and its word, and what undoes the link."""

from __future__ import annotations

import re

RELATIVE = re.compile(r"\s(?:who|that|which|quien|quienes|que)\s")
RELATIVE_AFTER = re.compile(
    r",?\s(?:(?:all|both|every one) of whom|who|that|which|quien|quienes|que)\s"
)  # "con su escolta, que también falleció"
ACCORDING = re.compile(r"\b(?:according to|según)(?:\s(?:the|a|el|la))?\s\Z", re.IGNORECASE)
STAYS = re.compile(
    r"\s(?:continúan?|siguen?|permanecen?|están?|remain(?:s|ed)?|escaped|fled|survived|(?:are|is)\sstill|(?:were|was|are|is)\s(?:still\s)?trapped|lograron|escaparon|huyeron|escapó|huyó)\b"
)  # "a miner died and three remain trapped"
THEN_HIS = re.compile(r",\s(?:and\s)?then\s")  # "gunned down his rival, then his landlord"
ENDS = re.compile(r"\s?(?:[.,;:)]|\Z)|\s(?:in|at|on|near|before|after|outside|and)\b")
NO_OBJECT = re.compile(
    r"\s?(?:(?:in|by|during|on|at|when|as|after|near|while|and|but|outside|inside|across|along|since|before|with|from|to|for|over|Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|overnight|early|late|yesterday|last|this|following|amid|dead|fatally)\b|\Z|[,.;)])"
)
PERFECT = re.compile(r"\b(?:have|has|had|having)\s(?:\w+ly\s|also\s|already\s)?\Z")  # "is thought to have abducted"
CARRIED = re.compile(r"\b(?:carrying|transporting|ferrying|containing|llevaba|transportaba)\s(?:[a-z]+\s){0,2}\Z")
FIRST_OF_TWO = re.compile(
    r"\s(?:(?:the|its|his|her|their|a|an)(?:\s[a-z-]{3,18}){1,3}|(?:el|la|su|los|las)\s[a-záéíóúñ]{3,18}|[\d.,]+\shect[aá]r[a-z]+)(?:\s(?:and|y)|,?\s(?:as well as|along with|junto con))(?P<behind>\s(?:\w+\s){0,2})"
)
WHOSE = re.compile(
    r"\s(?:whose|cuy[oa]s?)\s(?:[\w’'-]{1,20}\s){2,6}?(?=(?:was|were|are|is|have|has|died|remain|fue|fueron|han|ha|murió|murieron|siguen|permanecen)\b)"
)  # "116 households whose homes collapsed were sheltered in schools"
GOING_ON = re.compile(
    r"\s(?:(?:still|now|also|reportedly|aún|todavía)\s)?(?:(?:\w{2,12}ing|\w{2,12}ndo|dead|missing|wounded|injured|hurt|unaccounted|feared|hospitali[sz]ed|muert[oa]s?|herid[oa]s?|desaparecid[oa]s?)\b|in\s(?:intensive|critical|serious|hospital|custody|a\scoma)\b|en\s(?:estado|coma|el\shospital)\b|de\sgravedad\b)"
)
WOULD = re.compile(
    r"\b(?:going to|about to|wants? to|wanted to|would|could|might|should|threatened to|trying to|tried to) (?:be\s|have\s(?:been\s)?)?\Z"
)
SENTENCE = re.compile(r"\b(?:years|months|years or life|life|años)\s(?:in\s|of\s)?\Z")  # "15 years behind bars"
JOINED = re.compile(
    r",?\s(?:y|pero)\s(?:luego\s|después\s|posteriormente\s|más tarde\s|finalmente\s|también\s)?\Z|,?\s(?:but|and|then|before)\s(?:(?:he|she|they)\s)?(?:(?:later|has|had|have|then|subsequently|eventually|also)\s){0,2}\Z"
)
OF_WHOM = re.compile(r"\s(?:of (?:whom|which|them)|de (?:los cuales|las cuales|ellos|ellas))\s")
SHARED = re.compile(
    r"\s(?:was|were|been|are|is|fue|fueron)\s(?:[\w-]{1,16}\s){1,8}(?:and|y|e)\s(?:then\s|later\s|luego\s|después\s)?\Z"
)
HAS_ES = re.compile(r"\b(?:ha|han|había|habían|haber|hubo|habría|habrían)\s\Z")
TO_PERSON_ES = re.compile(r"al?\s")  # "a un agente": the mention holds its preposition
ADJUNCT_ES = re.compile(
    r"(?:,?\s(?:(?:en|con|de|desde|durante|junto a|frente a|cerca de|por|sobre|a las|a la|a|hacia|tras|ante|bajo|poco antes de|hasta)\s|(?:ayer|anteayer|hoy|anoche|antenoche|mañana|también|además|después|luego|entonces|allí|ahí|ya)\b|(?:el|la|los|las|esa|ese|esta|este|aquella|aquel|otra)\s(?:mism[oa]\s|pasad[oa]\s)?(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo|noche|mañana|tarde|madrugada|día|semana|mes|año|víspera)\b)"
    r"(?:(?!\b(?:que|fue|fueron|era|es|son|murió|murieron|mató|hirió|resultó|quedó|pero|mientras|cuando|donde|y se|y la|y el)\b)[^;:.()“”«»]){0,70}?)(?P<to>,?\s(?:a|al)\s(?:la\s|las\s|los\s|otr[oa]s\s|otr[oa]\s|su\s|sus\s)?)?",
)  # "mató el martes en la casa de los Peñaranda a cuatro", "detuvo en su casa, en Changuinola, a once"
INVERTED = re.compile(r"(?:\s[\w’'-]{1,20}){0,6}?\s(?:was|were|are|is)\s")
PARTICIPLE_ES = re.compile(r"(?:[aií]d[oa]s?|muert[oa]s?|vida|hogar|techo|custodia)\b")
OF_THEM = re.compile(
    r"\s(?:of (?:them|whom)|de (?:ellos|ellas|los cuales|las cuales))\b|\swith\s(?:an?\s)?(?:broken|fractured|severe|serious|critical|life-threatening|head)\b|\s(?:critically|seriously|severely|gravely|badly|de gravedad)(?=\s?[,.;]|\s?\Z)"
)
OF_THOSE = re.compile(OF_THEM.pattern.replace("(?:them|whom)", "them").replace("|los cuales|las cuales", ""))
MONEY = re.compile(
    r"\A\s(?:(?:more than|about|over|nearly|some)\s)?(?:US)?[$€£]\s?[\d.,]+(?:\s(?:million|billion|thousand))?(?:\sin\s\w+)?(?:\sworth\sof\s(?:\w+\s?){1,3}?)?,?\s?(?:and\s)?"
)  # "found $1.4 million in cash and 17 gold bars"
BODY_OF = re.compile(r"(?:family|group|party|team|crew|crowd|gang|couple|familia|grupo)\s(?:of|de)\s\Z", re.IGNORECASE)
AFTER = re.compile(
    r"(?:\s(?:by|in|with|from|when|after|as|at|on|near|during|por|con|en|cuando|al|tras)\s[^,;.()]{2,40}?)?\s?[,(—–-]\s?"
)
FINITE = re.compile(
    r"\s(?:could|would|will|is|are|was|were|has|have|had|said|says|faces?|told|may|might|must|fue|fueron|dijo)\b"
)
TOLD = re.compile(
    r"\s(?:said|says|told|reported|reports|confirmed|added|announced|stated|declared|explained|recalled|acknowledged|admitted|dijo|dijeron|informó|informaron|aseguró|declaró|relató|señaló|indicó|explicó|confirmó|precisó)\b"
)
OF_HIS = re.compile(
    r"\A\s(?:(?:de|del)\s(?:(?:el|la|las|los|una?|su)\s)?|of\san?\s)[\w'’-]{2,20}(?:\s[\w'’-]{2,20}){0,2}(?=,?\s(?:and|y)\s|,)"
)  # "El cocinero del barco y tres maquinistas"
BODIES = re.compile(r"\b(?:bod(?:y|ies)|remains|corpses?|cuerpos?|cadáver(?:es)?|restos)\s(?:of|de)\s\Z", re.IGNORECASE)
PLAIN_AND = re.compile(r"\s(?:and|y|e)\s")
OBJECT = re.compile(
    r"\s(?:the(?!\s(?:day|night|week|month|year|same|previous|next|following|weekend|morning|evening)\b)|his|her|their|its|them|him|fellow|other)\b"
)  # "two suspects wounded the bystanders"
OBJECTS = re.compile(
    r"\s(?!(?:across|towards|besides|always|sometimes|perhaps|plus|this|his|its|thus|was|has|days|hours|weeks|months|years|minutes)\b)[a-z]{3,}(?<!s)s\b"
)  # "prisoners burned mattresses"
WHOM_BEFORE = re.compile(r"\b(?:of (?:whom|which)|de (?:los|las) (?:cuales|que))\s(?:[a-z]+\s){0,2}?\Z")
DEMANDED = re.compile(
    r"\b(?:demand\w*|call\w*\sfor|seek\w*|sought|ask\w*\sfor|urg\w*|negotiat\w*|refus\w*|condition\w*)\b[^.;]{0,70}\sthe\s(?:immediate\s|safe\s)?\Z"
)  # "demanded ... the release of 14 comrades"
CORRECTION = re.compile(r"(?:not|no)\s(?:\d|\w{2,9}\s(?:as|como)\b)")  # "eight people, not five as first reported,"
OWN = re.compile(r"(?:his|her|their|sus?)\s", re.IGNORECASE)
AND_OWN = re.compile(r",?\s(?:and|y)\s(?:his|her|their|sus?)\s", re.IGNORECASE)
COMMA = re.compile(r"\s?,\s?\Z")
AGED = re.compile(
    r"(?-i:,(?:\s[A-ZÁÉÍÓÚÑ][\w’'-]{1,20}){1,4}(?=,))|\s(?:in (?:his|her|their)(?: early| mid| late)?[ -](?:\d0s|teens|twenties|thirties|forties|fifties|sixties|seventies|eighties)|ages? \d{1,3}(?: and \d{1,3})?|aged \d{1,3}(?: and \d{1,3})?|de \d{1,3} años|(?:of|de)\s(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|\d{1,2}))(?=[\s,])|(?:\A|(?<=[\w.])),\s\d{1,3},?(?=\s)"
)  # "a woman in her 60s and two men", "a boy, 6, and his mother"
UNSURE = re.compile(
    r"\b(?:not|n['’]t|unclear|unknown|unable to|cannot)\s(?:(?:yet|immediately|to|be|believe|think|say|know|clarify|tell|known|clear|said|sure|saying|determine|determined)\s){0,4}(?:that|whether|if)\s[^,;.]{0,80}\Z"
)  # "could not say whether the suspect had been shot"
MODAL_ES = re.compile(r"\s(?:tuvo|tuvieron|tienen|tendrán|debieron|han tenido|habían tenido)\sque\s")
APPOSED = re.compile(r"\s?,\s?")
FOUND = re.compile(r"found|discovered|hallad[oa]s?|encontrad[oa]s?|localizad[oa]s?", re.IGNORECASE)
OUT_OF = re.compile(r"[^\w]{0,3}(?:Out\s)?Of\s(?:the\s|those\s|its\s)?|De\s(?:los\s|las\s)?", re.IGNORECASE)
JUST_AGED = re.compile(r"an?\s\d{1,3}-year-old", re.IGNORECASE)  # "his father, a 39-year-old, and another man"
ASIDE = re.compile(r"\s?[,(—–][^,()—–]{0,90}[,)—–]\s?")
FOILED = re.compile(
    r"\b(?:foil|thwart|avert|prevent|plot|attempt|conspir|frustr|evit|impid|intent|tentativa)\w*\s(?:(?:to|the|a|an|el|la|un|una|de|del|from|of|being|que)\s){0,4}\Z"
)  # "foiled the kidnapping of", "frustró el secuestro de"
UNREAL = (
    (WOULD, 24),
    (UNSURE, 120),
    (DEMANDED, 100),
    (FOILED, 40),
)  # before a word: nobody was; how far back
