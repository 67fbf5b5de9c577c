import type { Lexicon } from './wordClass.ts';

const chinese: Lexicon = {
  BRIEF: '指令 指示 提示',
  ECHO: '重复 重複 打印 输出 輸出',
  MINE: '我的',
  ALL: '所有 全部 一切 任何',
  EARLIER: '之前 以前 上面 以上 先前 前面 上述 此前 最初 原来 原始 初始',
  IGNORE: '忽略 忽視 无视 無視掉 忘记 忘記 忘掉 不理会 无需遵守 抛弃 忽略掉 绕过',
  LEAD: '请 請 现在 現在 并且 然后 立即 务必',
  NOT: '不要 不能 别 不应 勿 不可 不得',
  OBEY: '遵守 遵循 听从 服从',
  PROMPT: '提示词 系统提示 系統提示 提示語 提示语 系统指令 初始提示',
  REVEAL: '告诉 告訴 显示 顯示 输出 輸出 透露 重复 重複 打印 泄露 展示 给我 告诉我',
  RULES: '指令 指示 命令 提示 规则 規則 限制 说明 规定 要求 约束',
  SAID: '内容 對話 对话 任务 上下文 设定',
  YOUR: '你的 您的',
};

const japanese: Lexicon = {
  BRIEF: '指示 指令',
  MINE: '私の',
  ALL: 'すべて 全て 全部',
  EARLIER: 'これまで 以前の 前の 上記 上の 先ほど 以前 今まで 最初',
  IGNORE_LAST: '無視して 無視しろ 無視せよ 無視する 忘れて 忘れろ 破棄して',
  PROMPT: 'システムプロンプト プロンプト システム指示',
  REVEAL_LAST: '表示して 教えて 見せて 出力して 開示して 繰り返して 表示しろ 教えろ',
  RULES: '指示 命令 ルール 指令 制約 規則 制限',
  SAID: '会話 内容 タスク 文脈',
  YOUR: 'あなたの 君の お前の',
};

const korean: Lexicon = {
  ALL: '모든 전부 모두',
  EARLIER: '이전 위의 앞의 기존 지금까지 앞선',
  IGNORE_LAST: '무시하고 무시해 무시하십시오 무시하세요 잊어 잊고 무시하라',
  PROMPT: '시스템프롬프트 프롬프트',
  REVEAL_LAST: '보여 알려 출력해 말해 공개해 반복해',
  RULES: '지시 지침 명령 규칙 제한 프롬프트',
  SAID: '내용 대화 작업',
  SYSTEM: '시스템',
  YOUR: '너의 당신의 네',
};

const arabic: Lexicon = {
  ALL: 'جميع كل',
  EARLIER: 'السابقة السابق أعلاه',
  IGNORE: 'تجاهل تجاهلي انس',
  REVEAL: 'أظهر اكشف اعرض أخبرني كرر',
  RULES: 'التعليمات تعليمات الأوامر القواعد تعليماتك',
  PROMPT: 'موجه',
  NOT: 'لا',
};

const hindi: Lexicon = {
  ALL: 'सभी सारे',
  EARLIER: 'पिछले पहले पिछली उपरोक्त',
  IGNORE_LAST: 'अनदेखा नज़रअंदाज़ भूल',
  PROMPT: 'प्रॉम्प्ट',
  REVEAL_LAST: 'दिखाओ बताओ दिखाएं बताएं',
  RULES: 'निर्देशों निर्देश नियमों आदेशों',
  YOUR: 'अपना अपने आपका',
};

/** Languages whose words are found inside runs of letters: without spaces, or with endings and articles attached. */
export const unspaced: readonly Lexicon[] = [chinese, japanese, korean, arabic, hindi];
