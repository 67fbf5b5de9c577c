/**
 * Letters that look like one of ASCII, each with it. The first rows, by script, are from Unicode's confusables.txt
 * (Unicode Technical Standard 39, version 13.0.0, © Unicode, Inc.): letters of the scripts that are used for it whose
 * prototype is one letter of ASCII; those that look like a capital `I` stand for it, and not for `l`. The last row is
 * not from there: letters that are drawn like capitals in small, and looser likenesses that text generators use.
 */
const listed = `
  ɑa ꞴB ᴄc ꬲe ꬵf ꞙf ꞘF ɡg ᶃg ıi ɪi ɩi ꞲJ ƖI ᴏo ᴑo ꬽo ꭇr ꭈr ƦR ꜱs ꞟu ᴜu ꭎu ꭒu ᴠv ᴡw ꞳX ɣy ᶌy ʏy ỿy ꭚy ᴢz
  аa АA Ьb ВB сc СC ԁd еe ҽe ЕE ԌG һh НH іi ꙇi ӏi јj ЈJ КK ІI ӀI МM оo ОO рp РP ԛq гr ѕs ЅS ТT ѵv ѴV ѡw ԝw ԜW хx ХX
  уy үy УY ҮY
  αa ΑA ΒB ΕE ϜF ΗH ιi ϳj ͿJ ΚK ΙI ΜM ϺM ΝN οo σo ΟO ρp ΡP ᴦr ΤT υu νv ΧX γy ΥY ΖZ
  քf ցg հh ոn ռn օo ՕO գq զq ՏS սu ՍU աw
  ᎪA Ꮟb ᏴB ꮯc ᏟC Ꮷd ᎠD ᎬE ᏀG ᏳG Ꮒh ᎻH ꭵi Ꭵi ᎫJ ᏦK ᏞL ᎷM ᏢP ꮁr ᎡR ᏒR ꮪs ᏕS ᏚS ᎢT ꮩv ᏙV ꮃw ᎳW ᏔW ᎩY ᎽY ꮓz ᏃZ
  ⲥc ⲤC ⲎH ⲔK ⲒI ⳐL ⲘM ⲚN ⲟo ⲞO ⲣp ⲢP ⲅr ⲦT ⲬX ⲨY
  ꓮA ꓐB ꓚC ꓒd ꓓD ꓰE ꓝF ꓖG ꓧH ꓙJ ꓗK ꓲI ꓡL ꓟM ꓠN ꓳO ꓑP ꓣR ꓢS ꓔT ꓴU ꓦV ꓪW ꓫX ꓬY ꓜZ
  ᗅA ᑲb ᖯb ᗷB ᑯd ᗞD ᗪD ᖴF ᕼH ᒍJ ᒪL ᗰM ᑭP ᖇR ᑌU ᐯV ᕁx ᕽx
  ᴀa ʙb ᴅd ᴇe ꜰf ɢg ʜh ᴊj ᴋk ʟl ᴍm ɴn ᴘp ǫq ʀr ᴛt кk мm тt вb нh пn εe κk τt ωw ηn`;

/** By letter; none is beyond U+FFFF. */
export const lookAlikes: ReadonlyMap<string, string> = new Map(
  listed
    .trim()
    .split(/\s+/)
    .map(([letter = '', alike = '']) => [letter, alike]),
);
