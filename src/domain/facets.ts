/** What a citizen may want to know about a procedure, and what it is called. No zod here: the web page imports it. */
export const facets = [
  'papers',
  'fee',
  'time',
  'place',
  'online',
  'conditions',
  'steps',
  'form',
  'result',
  'legal',
  'who',
  'all',
] as const;
export type Facet = (typeof facets)[number];

export const facetLabels: Record<Facet, string> = {
  papers: 'Giấy tờ cần có',
  fee: 'Lệ phí',
  time: 'Bao lâu xong',
  place: 'Nộp ở đâu',
  online: 'Nộp trực tuyến',
  conditions: 'Điều kiện',
  steps: 'Các bước',
  form: 'Mẫu đơn',
  result: 'Kết quả',
  legal: 'Căn cứ pháp lý',
  who: 'Ai được làm',
  all: 'Tất cả',
};
