/** One facet of a procedure as blocks of a reply. What the record does not say is said to be unknown, never guessed. */
import type { Block } from '../../domain/message.js';
import type { Filing, Paper, Procedure } from '../../domain/procedure.js';
import type { Facet } from '../../domain/understanding.js';
import { feesInForce, feeWords, nameInSentence, sentence, shorten, timeWords, wayNames } from './wording.js';

const paragraph = (text: string): Block => ({ type: 'paragraph', text: sentence(text) });
const list = (items: string[], ordered = false): Block => ({ type: 'list', items, ...(ordered ? { ordered } : {}) });

/** A reply stays readable on a phone: more items than this are counted and left to the source. */
const listLimit = 12;

type Renderer = (procedure: Procedure, today: string) => Block[];

const renderers: Record<Facet, Renderer> = {
  papers,
  fee: (procedure, today) => [
    ...perWay(procedure, 'Lệ phí', (filing) => fees(filing, today)),
    ...exemptions(procedure),
  ],
  time: (procedure) => perWay(procedure, 'Thời gian giải quyết', (filing) => [timeWords(filing.timeLimit)]),
  place,
  online,
  conditions: (procedure) =>
    bulleted(
      `Điều kiện để ${nameInSentence(procedure)}`,
      procedure.conditions,
      'Nguồn không nêu điều kiện riêng cho thủ tục này',
    ),
  steps: (procedure) => bulleted('Các bước thực hiện', procedure.steps, 'Nguồn chưa ghi rõ các bước', true),
  form,
  result: (procedure) => bulleted('Kết quả nhận được', procedure.results, 'Nguồn chưa ghi rõ kết quả'),
  legal: (procedure) =>
    bulleted(
      'Căn cứ pháp lý',
      procedure.legal.map((law) =>
        law.title && !law.title.includes(law.number)
          ? `${shorten(law.title, 140)} (${law.number})`
          : law.title
            ? shorten(law.title, 160)
            : law.number,
      ),
      'Nguồn chưa ghi căn cứ pháp lý',
    ),
  who: (procedure) => bulleted('Ai được làm thủ tục này', procedure.applicants, 'Nguồn chưa ghi rõ đối tượng'),
  all: (procedure, today) => [
    ...renderers.papers(procedure, today),
    ...renderers.time(procedure, today),
    ...renderers.fee(procedure, today),
    ...renderers.place(procedure, today),
    ...renderers.conditions(procedure, today),
    ...renderers.steps(procedure, today),
    ...renderers.result(procedure, today),
  ],
};

/** @param today ISO date: a discount that has ended is not said */
export const renderFacet = (procedure: Procedure, facet: Facet, today: string): Block[] =>
  renderers[facet](procedure, today);

/** What a citizen who only named the procedure wants first: what it is, how long, how much, where. */
export function renderOverview(procedure: Procedure, today: string): Block[] {
  const papersAndPlace = [...renderers.papers(procedure, today), ...renderers.place(procedure, today)];
  // Staff's own summary says how long and how much in a sentence; the details are one button away.
  if (procedure.summary) return [paragraph(procedure.summary), ...papersAndPlace];
  return [
    paragraph(`Dạ, đây là thủ tục ${nameInSentence(procedure)}`),
    ...papersAndPlace,
    ...renderers.time(procedure, today),
    ...renderers.fee(procedure, today),
  ];
}

function papers(procedure: Procedure): Block[] {
  if (procedure.papers.length === 0) return [paragraph('Nguồn chưa ghi rõ giấy tờ cần có')];
  const name = nameInSentence(procedure);
  const always = procedure.papers.filter((paper) => !paper.case).map(paperWords);
  const sometimes = procedure.papers
    .filter((paper) => paper.case)
    .map((paper) => `${firstUpper(shorten(paper.case ?? '', 160))}: ${paperWords(paper)}`);
  if (always.length === 0) return [paragraph(`Giấy tờ để ${name} tùy trường hợp:`), ...limited(sometimes)];
  const more = sometimes.length > 0 ? [paragraph('Tùy trường hợp, thêm:'), ...limited(sometimes)] : [];
  return [paragraph(`Để ${name}, anh/chị cần:`), ...limited(always), ...more];
}

/** "Giấy chứng sinh, 1 bản chính. Không có thì …" */
function paperWords(paper: Paper): string {
  const formName = paper.form && !paper.name.includes(paper.form) ? ` (mẫu ${paper.form})` : '';
  const counts = [
    paper.originals > 0 ? `${paper.originals} bản chính` : '',
    paper.copies > 0 ? `${paper.copies} bản sao` : '',
  ].filter(Boolean);
  const use = paper.use === 'present' ? 'chỉ xuất trình rồi mang về' : counts.join(', ');
  const words = `${shorten(paper.name, 400).replace(/[.;,:]+$/u, '')}${formName}${use ? `, ${use}` : ''}`;
  return paper.note ? `${words}. ${sentence(shorten(paper.note, 400))}` : words;
}

const firstUpper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function limited(items: string[], ordered = false): Block[] {
  if (items.length <= listLimit) return [list(items, ordered)];
  return [
    list(items.slice(0, listLimit), ordered),
    paragraph(`Còn ${items.length - listLimit} mục nữa, xem đầy đủ tại nguồn bên dưới`),
  ];
}

const bulleted = (title: string, items: string[], none: string, ordered = false): Block[] => {
  if (items.length === 0) return [paragraph(none)];
  if (items.length === 1) return [paragraph(`${title}: ${shorten(items[0] as string, 400)}`)];
  return [
    paragraph(`${title}:`),
    ...limited(
      items.map((item) => shorten(item, 400)),
      ordered,
    ),
  ];
};

function fees(filing: Filing, today: string): string[] {
  const inForce = feesInForce(filing, today);
  return inForce.length > 0 ? inForce.map(feeWords) : ['chưa rõ mức thu (mức trong dữ liệu đã hết hạn áp dụng)'];
}

/** Ways with the same facts share one line; where they differ, each way is named. */
function perWay(procedure: Procedure, title: string, facts: (filing: Filing) => string[]): Block[] {
  const lines = new Map<string, { ways: string[]; facts: string[] }>();
  for (const filing of procedure.filing) {
    const said = facts(filing);
    const key = said.join('|');
    const line = lines.get(key) ?? { ways: [], facts: said };
    line.ways.push(wayNames[filing.way]);
    lines.set(key, line);
  }
  const [first, ...others] = [...lines.values()];
  if (!first) return [paragraph(`${title}: nguồn chưa ghi rõ`)];
  if (others.length === 0) {
    const [only, ...more] = first.facts;
    if (more.length === 0) return [paragraph(`${title} ${nameInSentence(procedure)}: ${only}`)];
    return [paragraph(`${title} ${nameInSentence(procedure)}:`), ...limited(first.facts.map(sentence))];
  }
  return [
    paragraph(`${title} ${nameInSentence(procedure)} tùy cách nộp:`),
    ...limited([first, ...others].map((line) => `${joinWays(line.ways)}: ${line.facts.join('; ')}`)),
  ];
}

const joinWays = (ways: string[]): string =>
  ways.map((way, index) => (index === 0 ? way : way.charAt(0).toLowerCase() + way.slice(1))).join(' hoặc ');

const exemptions = (procedure: Procedure): Block[] =>
  procedure.exemptions.length > 0
    ? [paragraph(`Được miễn, giảm: ${procedure.exemptions.map((who) => shorten(who)).join('; ')}`)]
    : [];

function place(procedure: Procedure): Block[] {
  const ways = procedure.filing.map((filing) => wayNames[filing.way].toLowerCase());
  const where = procedure.where ?? (procedure.authority ? `${procedure.authority} (cơ quan thực hiện)` : undefined);
  const blocks = [paragraph(where ? `Nơi nộp: ${where}` : 'Nguồn chưa ghi rõ nơi nộp')];
  if (ways.length > 0) blocks.push(paragraph(`Có thể ${ways.join(', ')}`));
  const notes = procedure.filing.flatMap((filing) =>
    filing.note ? [`${wayNames[filing.way]}: ${shorten(filing.note, 300)}`] : [],
  );
  // The catalogue's notes are pages of procedure; staff's own are what a citizen must know before setting out.
  if (procedure.origin === 'curated' && notes.length > 0) blocks.push(list(notes));
  return blocks;
}

function online(procedure: Procedure): Block[] {
  const filing = procedure.filing.find((way) => way.way === 'online');
  if (!filing) return [paragraph(`Theo nguồn, ${nameInSentence(procedure)} chưa nhận hồ sơ trực tuyến`)];
  const service = {
    full: 'Làm được toàn bộ qua mạng, không phải đến nơi',
    partial: 'Nộp hồ sơ qua mạng, vẫn có bước phải đến nơi',
  } as const;
  const how = filing.service ? `. ${service[filing.service]}` : '';
  return [
    paragraph(
      `Được, có thể nộp ${nameInSentence(procedure)} trên Cổng Dịch vụ công quốc gia (dichvucong.gov.vn) hoặc nơi nguồn chỉ dẫn${how}`,
    ),
    ...(filing.note ? [paragraph(shorten(filing.note, 300))] : []),
  ];
}

function form(procedure: Procedure): Block[] {
  const forms = procedure.papers
    .filter((paper) => paper.form || /tờ khai|mẫu|đơn/iu.test(paper.name))
    .map(
      (paper) =>
        `${shorten(paper.name)}${paper.form && !paper.name.includes(paper.form) ? ` (mẫu ${paper.form})` : ''}`,
    );
  return bulleted('Mẫu đơn, tờ khai', [...new Set(forms)], 'Nguồn không nêu mẫu đơn riêng; xin hỏi nơi nộp hồ sơ');
}
