/**
 * Phrases that tell what is asked rather than which procedure is meant. Matched on folded syllables, longest first.
 * `keep` protects a phrase that looks like a cue and is part of a procedure's name ("mai táng phí").
 */
import type { Facet } from '../domain/understanding.js';

export const facetCues: Record<Facet, readonly string[]> = {
  papers: [
    'giay to gi', 'can gi', 'can giay gi', 'can giay to', 'can nhung gi', 'can nhung giay', 'giay gi', 'mang theo gi', 'mang gi', 'mang theo',
    'dem theo', 'chuan bi gi', 'chuan bi', 'ho so gom', 'ho so gi', 'ho so can', 'ho so nhu the nao', 'ho so the nao', 'thanh phan ho so', 'nhung giay to',
    'giay to nao', 'giay to', 'can nop gi', 'nop gi', 'gom nhung gi', 'gom gi', 'ho so nhung gi', 'ho so ra sao', 'nhung gi', 'can nhung', 'mang giay',
  ],
  fee: [
    'bao nhieu tien', 'het bao nhieu', 'ton bao nhieu', 'mat bao nhieu tien', 'le phi', 'phi bao nhieu', 'gia bao nhieu', 'bao tien', 'may tien',
    'ton tien', 'mat tien', 'mat phi', 'ton phi', 'mien phi', 'dong bao nhieu', 'phi', 'chi phi', 'tien phi', 'tien', 'may dong', 'ton kem', 'nhieu tien', 'bao nhieu mot ban', 'bao nhieu mot',
  ],
  time: [
    'bao lau', 'may ngay', 'bao nhieu ngay', 'mat may ngay', 'khi nao xong', 'khi nao co', 'bao gio co', 'bao gio xong', 'thoi han', 'thoi gian', 'chung nao',
    'may bua', 'may hom', 'khi nao lay', 'bao gio lay', 'ngay nao', 'bao lau xong', 'ca tuan', 'may tuan', 'may thang', 'trong ngay', 'lau khong', 'co lien khong',
  ],
  place: [
    'o dau', 'noi nao', 'cho nao', 'nop dau', 'di dau', 'den dau', 'toi dau', 'xa nao', 'phuong nao', 'co quan nao', 'dia chi', 'cho mo', 'o mo', 'lam dau',
    'nop o', 'tai dau', 'dau vay', 'xa duoc', 'o xa', 'phuong duoc', 'nop tai', 'gap ai',
  ],
  online: ['truc tuyen', 'qua mang', 'tren mang', 'qua vneid', 'tren vneid', 'cong dich vu cong', 'khong can den', 'o nha lam', 'qua dien thoai', 'nop mang'],
  conditions: ['dieu kien', 'yeu cau gi', 'duoc khong', 'co duoc', 'truong hop nao', 'tieu chuan', 'duoc huong khong', 'co phai', 'phai khong', 'co can', 'bat buoc'],
  steps: ['cac buoc', 'trinh tu', 'lam sao', 'lam the nao', 'nhu the nao', 'the nao', 'quy trinh', 'huong dan', 'cach lam', 'lam nhu nao', 'sao day', 'ra sao', 'lam cach nao', 'lam rang', 'can lam gi', 'phai lam gi', 'lam gi', 'thi sao', 'cach nao'],
  form: ['mau don', 'to khai nao', 'mau nao', 'mau to khai', 'bieu mau', 'don mau', 'to khai', 'mau gi', 'tai mau', 'xin mau'],
  result: ['duoc cap gi', 'nhan duoc gi', 'ket qua la gi', 'ket qua', 'duoc nhan gi', 'cap giay gi'],
  legal: ['can cu', 'luat nao', 'thong tu nao', 'nghi dinh nao', 'van ban nao', 'quy dinh nao', 'theo luat', 'phap ly', 'noi ro nguon', 'theo quy dinh', 'quy dinh o'],
  who: ['ai duoc', 'ai phai', 'ai di', 'nguoi nao', 'doi tuong nao', 'ai lam', 'ai nop', 'nguoi khac', 'nho nguoi', 'uy quyen', 'lam thay', 'di thay', 'ai co quyen', 'lam ho', 'nop thay'],
  all: ['tat ca', 'chi tiet', 'day du', 'toan bo thong tin', 'thong tin ve'],
}; // biome-ignore format: a facet's phrases read better in lines than one a line

/** Part of a procedure's name although it looks like a cue. */
export const keptPhrases: readonly string[] = [
  'mai tang phi', 'le phi truoc ba', 'phi bao ve', 'hoc phi', 'vien phi', 'kinh phi', 'mien giam', 'mien hoc phi', 'chung thuc', 'tien thai san', 'tien tuat', 'tien an',
  'tien su dung dat', 'no tien', 'doi dia chi', 'giay uy quyen', 'hop dong uy quyen', 'to khai', 'xac nhan thong tin', 'thong tin ve cu tru', 'thong tin cu tru', 'doi dia diem',
  'an trua', 'thong bao', 'giay to tuy than', 'bao mat', 'giay to ho tich', 'tien mai tang', 'tien luong', 'tien thue', 'ket qua', 'thoi han', 'co thoi han', 'o xa noi', 'cai chinh',
]; // biome-ignore format: short phrases

/** Politeness and filler: says nothing about the procedure. */
export const fillerPhrases: readonly string[] = [
  'cho em hoi', 'cho minh hoi', 'cho toi hoi', 'cho hoi', 'cho chi hoi', 'cho anh hoi', 'cho con hoi', 'xin hoi', 'em muon hoi', 'toi muon hoi', 'minh muon hoi', 'em oi', 'anh oi',
  'chi oi', 'ad oi', 'admin', 'giup em', 'giup toi', 'giup minh', 'giup con', 'chi giup', 'vay a', 'vay ad', 'a', 'da', 'thua', 'vay', 'nhe', 'nha', 'nhi', 'voi', 'ha', 'hen', 'di', 'thi', 'la', 'ma', 'gio',
  'bay gio', 'hien tai', 'bi', 'do', 'khong', 'duoc', 'em', 'toi', 'minh', 'con', 'chi', 'anh', 'tui', 'co', 'chu', 'bac', 'can bo', 'ban', 'nao', 'gi', 'sao', 'nay', 'roi', 'cai', 'va',
  'muon', 'can', 'phai', 'lam', 'thu tuc', 'thu tuc hanh chinh', 'bao nhieu', 'may', 'het', 'ton', 'mat', 'xin', 'cho', 'hoi', 'o', 'tai', 'de', 'duoc khong', 'co duoc khong', 'cua', 'nhung', 'cac', 'hom', 'ngay', 'thang',
  'tuan truoc', 'hom qua', 'hom nay', 'bua', 'hom bua', 'luc', 'neu', 'nghe noi', 'cam on', 'xin chao', 'chao', 'nguoi ta', 'theo', 'noi', 'mang', 'nop', 'ra', 'len', 've', 'toi dau', 'biet', 'nua', 'luon', 'sap', 'dang', 'da', 'chua', 'moi',
]; // biome-ignore format: short phrases

/** How much a filler syllable still counts: some are words of a name ("mất", "cho", "nhà"). */
export const fillerWeight = 0.25;
/** A cue for a facet may also be a word of the name ("giấy tờ", "địa chỉ"). */
export const cueWeight = 0.2;
