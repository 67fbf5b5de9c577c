/** Whether a bare address that ends in this domain is one beyond doubt: `shop.example`, but not `user.name`. */
export function isDomainAlone(domain: string): boolean {
  return plainDomains.has(domain);
}

/** Whether a bare address in this domain is one if a path or a port follows it, or `www.` begins it: `user.name/x`. */
export function isTopLevelDomain(domain: string): boolean {
  return plainDomains.has(domain) || ambiguousDomains.has(domain);
}

/** Top-level domains that are much used or much abused, and neither words nor endings of file names. */
const plainDomains = setOf(`
  com org net edu gov mil info biz example onion xyz online site shop website club buzz icu cyou sbs cfd lol fyi
  io ai app dev cloud tech agency ae ar au bg bo br ca ch ci cl cn cr cu cz de dk dz ec ee eg eu fi fr ge gh gr gt hk hn
  hr hu ie il ir jo jp ke kr kw kz lb lk lt lu lv mx ng nl np nz om pe ph pk pt qa ro ru sa se sg si sk su th tn tr tw
  ua ug uk uy uz ve vn za zw рф бел укр срб 中国 公司 网络 香港 台灣 みんな भारत 한국`);

/** More of them, which are words, names of fields, or endings of file names too (`main.py`, `item.id`). */
const ambiguousDomains = setOf(`
  ac ad af ag al am ao aq as at aw ax az ba bb bd be bf bh bi bj bm bn bs bt bw by bz cc cd cf cg ck cm co cv cw cx cy
  dj dm do er es et fj fk fm fo ga gd gf gg gi gl gm gn gp gq gu gw gy hm ht id im in iq is it je jm kg kh ki km kn kp ky
  la lc li lr ls ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw my mz na nc ne nf ni no nr nu pa pf pg pl pm
  pn pr ps pw py re rs rw sb sc sd sh sl sm sn so sr ss st sv sx sy sz tc td tf tg tj tk tl tm to tt tv tz us va vc vg vi
  vu wf ws ye yt zm name pro aero coop mobi asia jobs tel travel museum post academy app art auction audio bank bar beauty
  best bet bid bike blog bond cafe cam capital care casa cash casino chat cheap city click clinic codes coffee college
  community company computer consulting contact cool country coupons credit date dating deals delivery dental design
  digital direct directory discount doctor domains download earth email energy engineer equipment events exchange expert
  express faith farm fashion finance fit flights fun fund gallery game games gdn gift gifts girls gives global gold golf
  green group guide guru hair health help holdings homes host hosting house inc ink institute insure investments kim land
  law lawyer legal life limited link live llc loan loans love ltd makeup market marketing markets mba media men mobile
  moda mom money monster mortgage mov movie network news ninja observer one page paris partners parts party pay photo
  photos pics pictures pink pizza place plus press productions promo properties pub quest racing realty recipes red rehab
  rent rentals repair report rest restaurant review reviews rich rip rocks run sale school science security services
  sexy shopping show singles skin social software solar solutions space store stream studio style supply support surf
  surgery systems tax team technology tips tires today tools top tours town toys trade trading training university
  vacations ventures vet video vin vip vision vote wang watch webcam wiki win wine work works world wtf xin xxx yoga zip
  zone`);

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/));
}
