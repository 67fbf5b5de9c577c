import { inOrder, inOrderUnspaced, type SignalFamily } from './signal.ts';

/** "Ignore the previous instructions" and "reveal your system prompt" in languages other than English. */
export const foreignSignals: readonly SignalFamily[] = languages().map(({ needs, override, reveal }) => ({
  needs,
  signals: [
    ...override.map((pattern) => ({ name: 'override-earlier', weight: 10, pattern })),
    ...reveal.map((pattern) => ({ name: 'reveal-prompt', weight: 10, pattern })),
  ],
}));

interface Language {
  readonly needs: RegExp;
  readonly override: readonly RegExp[];
  readonly reveal: readonly RegExp[];
}

function languages(): readonly Language[] {
  return [german(), french(), spanish(), italian(), portuguese(), dutch(), russian(), chinese(), japanese()];
}

function german(): Language {
  const override = 'ignorier(?:e|en|t) | vergiss(?! nicht) | vergessen sie(?! nicht) | missachte | übergeh';
  const rules = '(?:anweisung|instruktion|befehl|regel|vorgabe|anordnung|aufgabe|richtlinie)\\p{L}{0,4}';
  return {
    needs: /anweisung|instruktion|befehl|regel|vorgabe|anordnung|aufgabe|richtlinie|alles|prompt/i,
    override: [
      inOrder(override, '(?:vor(?:her|an)|bis|obig|früher|vorig|alt|dein|ihr|ursprünglich|alle)\\p{L}{0,14}', rules),
      inOrder(override, 'alles', 'oben | vorher | bisher | bisherige | davor | was'),
    ],
    reveal: [
      inOrder(
        'zeig(?:e|en)? | verrate | nenne | wiederhole | gib | drucke | wie lautet | was (?:ist|sind)',
        'system-?prompts? | deinen? (?:anweisungen|system\\p{L}{0,12}|ursprünglichen?)',
      ),
    ],
  };
}

function french(): Language {
  const override =
    'ignore[rz]? | oublie[rz]? | néglige[rz]? | ne (?:suis|suivez|tiens|tenez) (?:pas|plus) | fais abstraction';
  const rules = 'instructions? | consignes? | directives? | règles?';
  return {
    needs: /instruction|consigne|directive|r[èe]gle|ordre|tout|prompt/i,
    override: [
      inOrder(
        override,
        `${rules} | ordres? | tout`,
        'précédente?s? | antérieure?s? | ci-dessus | initiale?s? | reçue?s? | qui précède',
      ),
      inOrder('ignore[rz]? | oublie[rz]?', 'tes | vos', rules),
    ],
    reveal: [
      inOrder(
        '(?:montre|révèle|affiche|répète|donne)[rz]? | dis | révélez | répétez | quel(?:le)?s? (?:est|sont)',
        '(?:ton|votre|le) prompt | prompt (?:système|initial) | (?:tes|vos) (?:instructions|consignes)',
      ),
    ],
  };
}

function spanish(): Language {
  const rules = 'instrucci(?:ón|ones) | órdenes | reglas | indicaciones | directrices';
  return {
    needs: /instrucci|[óo]rdenes|reglas|indicaciones|directrices|todo|prompt/i,
    override: [
      inOrder(
        'ignor(?:a|e|ar) | olvid(?:a|e|ar) | haz caso omiso | omite | descarta | no sigas',
        `${rules} | todo`,
        'anterior(?:es)? | previ[ao]s? | de arriba | inicial(?:es)? | recibid[ao]s | dadas',
      ),
      inOrder('ignor[ae] | olvid[ae]', 'tus | sus', rules),
    ],
    reveal: [
      inOrder(
        'muestra | revela | dime | repite | imprime | escribe | muéstrame | cuál(?:es)? (?:es|son)',
        'tu prompt | prompt (?:del? )?(?:sistema|inicial) | tus (?:instrucciones|reglas)',
      ),
    ],
  };
}

function italian(): Language {
  const override = 'ignora(?:re|te)? | dimentica(?:re|te)? | trascura | non seguire';
  const rules = 'istruzion[ei] | indicazioni | regole | ordini | comandi | direttive | tutto';
  return {
    needs: /istruzion|indicazioni|regole|ordini|comandi|direttive|tutto|prompt/i,
    override: [
      inOrder(override, rules, 'precedent[ei] | di prima | sopra | iniziali | ricevut[ei] | anteriori'),
      inOrder(override, 'precedenti | tue', rules),
    ],
    reveal: [
      inOrder(
        'mostra(?:mi)? | rivela | ripeti | stampa | dimmi | scrivi | quali? (?:è|sono)',
        'tuo prompt | prompt (?:di )?sistema | tue istruzioni',
      ),
    ],
  };
}

function portuguese(): Language {
  const override = 'ignor[ea]r? | esque[cç][ae]r? | desconsider[ea]r? | não siga';
  const rules = 'instruç(?:ão|ões) | ordens | regras | comandos | diretrizes';
  return {
    needs: /instruç|ordens|regras|comandos|diretrizes|tudo|prompt/i,
    override: [
      inOrder(override, `${rules} | tudo`, 'anterior(?:es)? | prévi[ao]s | acima | inicia(?:l|is) | recebidas | dadas'),
      inOrder(override, 'suas | tuas', rules),
    ],
    reveal: [
      inOrder(
        'mostr[ea] | revele | repita | imprima | diga | escreva | qual é | quais são',
        '(?:seu|teu) prompt | prompt (?:do |de )?(?:sistema|inicial) | suas instruções',
      ),
    ],
  };
}

function dutch(): Language {
  return {
    needs: /instructie|opdracht|regel|aanwijzing|richtlijn|bevel|prompt/i,
    override: [
      inOrder(
        'negeer | vergeet(?! niet) | volg niet',
        'vorige | eerdere | voorgaande | bovenstaande | voorafgaande | oorspronkelijke | alle | je | jouw | uw',
        '(?:instructie|opdracht|regel|aanwijzing|richtlijn|bevel)\\p{L}{0,3}',
      ),
    ],
    reveal: [
      inOrder(
        'toon | geef | herhaal | onthul | laat | print | wat (?:is|zijn)',
        'systeem-?prompt | (?:jouw|je) (?:instructies|prompt)',
      ),
    ],
  };
}

function russian(): Language {
  return {
    needs: /[а-я]/i,
    override: [
      inOrder(
        `(?:про)?игнориру(?:й|йте) | забудь(?:те)? | отмени(?:те)?
        | не (?:обращай(?:те)?|следуй(?:те)?|выполняй(?:те)?)`,
        '(?:предыдущ|прежн|прошл|вышеуказанн|ранее|свои|тво|ваш|все)\\p{L}{0,5}',
        '(?:инструкц|указани|команд|правил|распоряжени)\\p{L}{0,3}',
      ),
    ],
    reveal: [
      inOrder(
        '(?:покажи|раскрой|выведи|повтори|назови|скажи)(?:те)?',
        `системн\\p{L}{1,4} (?:промпт|сообщени|инструкци|подсказк)\\p{L}{0,3}
        | (?:свой|твой|ваш) промпт | (?:свои|твои|ваши) инструкции`,
      ),
    ],
  };
}

function chinese(): Language {
  return {
    needs: /[\u4e00-\u9fff]/,
    override: [
      inOrderUnspaced(
        `(?<!不要|别|勿|不可|不能|请不)(?:忽略|无视|無視|忘记|忘記|忘掉|抛开|拋開) | 不要理会 | 不要理會 | 不用管 | 不要遵守
        | 不要遵循 | 停止遵循`,
        '之前|以前|以上|上面|前面|先前|上述|此前|原来|你的|所有|全部|一切',
        '指令|指示|提示词?|規則|规则|说明|說明|命令|要求|设定|設定|约束|限制',
      ),
    ],
    reveal: [
      inOrderUnspaced(
        '显示|顯示|透露|泄露|洩露|告诉我|告訴我|输出|輸出|打印|重复|重複|复述|給我看|给我看',
        '系统提示|系統提示|系统指令|系統指令|初始指令|你的指令|你的提示|提示词|提示詞',
      ),
    ],
  };
}

function japanese(): Language {
  return {
    needs: /[\u3040-\u30ff]/,
    override: [
      inOrderUnspaced(
        '(?:以前|これまで|今まで|上記|前述|先ほど|前|すべて|全て|あなた)の',
        '指示|命令|プロンプト|ルール|指令|制約|規則',
        '無視(?!しな|せず|しては)|忘れ(?!な|ず|ては)|従わ|破棄',
      ),
    ],
    reveal: [
      inOrderUnspaced(
        'システムプロンプト|初期プロンプト|システム指示|あなたの(?:指示|プロンプト)',
        '表示|見せ|教え|出力|公開|繰り返',
      ),
    ],
  };
}
