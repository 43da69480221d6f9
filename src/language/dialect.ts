/**
 * Southern, Central and Mekong words and spellings, and the commonest misspellings, as officials write them. Whole
 * phrases where a syllable alone has two meanings: "biểu em" is bảo em, "biểu mẫu" stays.
 */
import { type Syllable, syllables } from './syllables.js';

/** "said > standard", one a line; "a | b > standard" for several. Matched without accents too. */
const alsoWithoutAccents = `
  khai sanh | khai xinh | khai sin > khai sinh
  giấy sanh > giấy khai sinh
  ngày sanh > ngày sinh
  mới sanh > mới sinh
  sanh con > sinh con
  sanh em bé > sinh em bé
  học sanh > học sinh
  sanh viên > sinh viên
  vệ sanh > vệ sinh
  thai sanh > thai sản
  hôn nhơn > hôn nhân
  giấy chứng nhơn > giấy chứng nhận
  nhơn dân > nhân dân
  nhơn khẩu > nhân khẩu
  nhơn thân > nhân thân
  thân nhơn > thân nhân
  cá nhơn > cá nhân
  bịnh nhơn | bệnh nhơn > bệnh nhân
  bịnh viện > bệnh viện
  hành chánh > hành chính
  bản chánh > bản chính
  địa chánh > địa chính
  cải chánh > cải chính
  giới tánh > giới tính
  quới khách > quý khách
  lãnh tiền | lảnh tiền > lĩnh tiền
  lãnh lương > lĩnh lương
  lãnh trợ cấp > lĩnh trợ cấp
  lãnh bảo hiểm > lĩnh bảo hiểm
  lãnh kết quả > nhận kết quả
  lãnh giấy > nhận giấy
  lãnh hồ sơ > nhận hồ sơ
  cà vẹt xe | cà vẹt | giấy cà vẹt xe | giấy cà vẹt | cavet xe | cavet | giấy cavet | cà dẹt xe | giấy tờ xe > giấy đăng ký xe
  bằng khoán đất | bằng khoán nhà | bằng khoán | bằng khoáng đất | bằng khoáng > giấy chứng nhận quyền sử dụng đất
  miếng đất | cuộc đất > thửa đất
  miếng ruộng > thửa ruộng
  giấy hôn thú | hôn thú > giấy chứng nhận kết hôn
  chứng minh thơ > chứng minh thư
  giao kèo > hợp đồng
  sang nhượng > chuyển nhượng
  xe hơi > xe ô tô
  tên cúng cơm > tên thật
  bữa nay | bữa ni | hôm ni | bựa ni > hôm nay
  bữa qua > hôm qua
  bữa trước | bữa hổm > hôm trước
  mấy bữa > mấy ngày
  hổm rày | hổm nay > mấy hôm nay
  chừng nào > khi nào
  bi nhiêu | bao nhiu | bi nhiu > bao nhiêu
  làm răng | mần răng | mần sao > làm sao
  răng rứa > sao vậy
  chi rứa | chi rứa hè > gì vậy
  như ri > như này
  như vầy > như vậy
  mần giấy > làm giấy
  mần ăn > làm ăn
  tụi tui | tụi tôi | bầy tui > chúng tôi
  tụi em > chúng em
  tụi con > chúng con
  tụi mình > chúng mình
  tui > tôi
  vui dẻ | dui vẻ | dui dẻ > vui vẻ
  dui lòng > vui lòng
  đăng kí > đăng ký
  kí tên > ký tên
  chữ kí > chữ ký
  chu kì > chu kỳ
  học kì > học kỳ
  định kì > định kỳ
  li hôn > ly hôn
  lí lịch | li lịch | ný lịch | ní lịch > lý lịch
  xử lí > xử lý
  quản lí > quản lý
  địa lí > địa lý
  hi sinh | hy sanh > hy sinh
  công ti > công ty
  qui định > quy định
  qui hoạch > quy hoạch
  qui trình > quy trình
  qui chế > quy chế
  nghành > ngành
  nghành nghề > ngành nghề
  sác nhận | xác nhậng > xác nhận
  xao y > sao y
  xử dụng > sử dụng
  xơ yếu lý lịch > sơ yếu lý lịch
  chích lục > trích lục
  giấy phép nái xe > giấy phép lái xe
  giấy phép lái se > giấy phép lái xe
  bằng lái se > bằng lái xe
  đăng ký se > đăng ký xe
  nệ phí > lệ phí`;

/** Taken only as written: without accents, or with other ones, they are other words. */
const asWritten = `
  trợ cập > trợ cấp
  xin chợ cấp > xin trợ cấp
  tiền chợ cấp > tiền trợ cấp
  hưởng chợ cấp > hưởng trợ cấp
  hồ xơ | hồ sư > hồ sơ
  bây chừ | bây giừ | chừ ni > bây giờ
  tía má | ba má | ba mạ | bọ mạ > cha mẹ
  thường chú > thường trú
  cư chú > cư trú
  tạm chú > tạm trú
  xổ đỏ > sổ đỏ
  xổ hồng > sổ hồng
  xổ hộ khẩu > sổ hộ khẩu
  đi lính > đi nghĩa vụ quân sự
  hiệp đồng > hợp đồng
  bổn sao > bản sao
  bản chánh | bổn chánh | bổn chính > bản chính
  chứng thựt | trứng thực > chứng thực
  công trứng > công chứng
  kết hông > kết hôn
  xang tên > sang tên
  sây dựng > xây dựng
  bão hiểm | bảo hiễm | bảo hiêm > bảo hiểm
  sanh đẻ > sinh đẻ
  sanh đôi > sinh đôi
  li dị | ly dị > ly hôn
  chừng mô > khi nào
  mai mốt > sau này
  sanh ra > sinh ra
  sanh năm > sinh năm
  sanh ngày > sinh ngày
  sanh sống > sinh sống
  sanh hoạt > sinh hoạt
  sanh sản > sinh sản
  sanh thường > sinh thường
  sanh mổ > sinh mổ
  sanh nhật | sanh nhựt | sinh nhựt > sinh nhật
  sanh non > sinh non
  sanh tại nhà > sinh tại nhà
  sanh ở > sinh ở
  sanh bé > sinh bé
  sanh cháu > sinh cháu
  sanh rồi > sinh rồi
  sanh xong > sinh xong
  vợ sanh > vợ sinh
  em sanh > em sinh
  đi sanh > đi sinh
  sắp sanh > sắp sinh
  chưa sanh > chưa sinh
  năm sanh > năm sinh
  nơi sanh > nơi sinh
  sau sanh > sau sinh
  hộ sanh > hộ sinh
  nhà bảo sanh > nhà hộ sinh
  hạ sanh > hạ sinh
  thí sanh > thí sinh
  phát sanh > phát sinh
  an sanh > an sinh
  tạm sanh > tạm sinh
  trẻ sơ sanh > trẻ sơ sinh
  sơ sanh > sơ sinh
  chứng sanh > chứng sinh
  công nhơn > công nhân
  nhơn viên > nhân viên
  nhơn sự > nhân sự
  nhơn chứng > nhân chứng
  chứng nhơn > chứng nhân
  nạn nhơn > nạn nhân
  quân nhơn > quân nhân
  pháp nhơn > pháp nhân
  tư nhơn > tư nhân
  thương nhơn > thương nhân
  phạm nhơn > phạm nhân
  quới nhơn > quý nhân
  quới vị > quý vị
  qưới > quới
  bịnh binh > bệnh binh
  bịnh > bệnh
  lịnh > lệnh
  thứ nhứt > thứ nhất
  thống nhứt > thống nhất
  duy nhứt > duy nhất
  gần nhứt > gần nhất
  mới nhứt > mới nhất
  nhanh nhứt > nhanh nhất
  sớm nhứt > sớm nhất
  hợp nhứt > hợp nhất
  ít nhứt > ít nhất
  nhứt định > nhất định
  nhứt là > nhất là
  nhựt bổn | nhựt bản > nhật bản
  chủ nhựt > chủ nhật
  chánh thức > chính thức
  chánh quyền > chính quyền
  chánh phủ > chính phủ
  chánh sách > chính sách
  chánh chủ > chính chủ
  tài chánh > tài chính
  chánh xác > chính xác
  gởi > gửi
  thâu hồi > thu hồi
  tịch thâu > tịch thu
  thâu tiền > thu tiền
  thâu phí > thu phí
  trường hiệp > trường hợp
  hiệp pháp > hợp pháp
  phước lợi > phúc lợi
  tên thiệt > tên thật
  gởi thơ > gửi thư
  lãnh vực > lĩnh vực
  lảnh đạo > lãnh đạo
  bảo lảnh | bão lãnh | bão lảnh > bảo lãnh
  lảnh > lĩnh
  rứa > vậy
  rứa hè > vậy
  mô tê > đâu
  mô rứa > đâu vậy
  răng chừ > sao giờ
  răng hè > sao nhỉ
  vì răng | tại răng > vì sao
  ra răng > ra sao
  thì răng > thì sao
  như răng > như thế nào
  chừ > giờ
  cái nớ > cái đó
  bên nớ > bên đó
  chỗ nớ > chỗ đó
  người nớ > người đó
  bên tê > bên kia
  cái tê > cái kia
  hôm tê | ngày tê > hôm kia
  phía tê > phía kia
  đằng tê > đằng kia
  người tê > người kia
  hấn > nó
  chộ > thấy
  mệ > bà
  nỏ biết > không biết
  nỏ có > không có
  nỏ phải > không phải
  nỏ được > không được
  hỏng biết | hỏng hiểu | hổng biết > không biết
  hơm | khum | hông có > không
  đâu có được hôn > đâu có được không
  được hôn hả > được không
  dìa | dzìa | zìa | vìa | dzề | zề > về
  đi dề > đi về
  dề nhà > về nhà
  dô | dzô | zô > vào
  dzui | zui > vui
  dợ | dzợ | zợ > vợ
  dới > với
  dzậy | zậy | zạy > vậy
  sao dậy > sao vậy
  gì dậy > gì vậy
  dậy ạ > vậy ạ
  sao dị > sao vậy
  gì dị > gì vậy
  như dị > như vậy
  dị ạ > vậy ạ
  dụ này > vụ này
  dụ gì > vụ gì
  làm diệc > làm việc
  công diệc > công việc
  diệc làm > việc làm
  dấn đề > vấn đề
  dăn phòng > văn phòng
  dấy tờ | giầy tờ | giấy tời | zấy tờ > giấy tờ
  dấy khai sinh > giấy khai sinh
  dấy phép | giầy phép > giấy phép
  dấy chứng | giầy chứng > giấy chứng
  dấy xác nhận > giấy xác nhận
  zấy > giấy
  cái dì > cái gì
  cần dì > cần gì
  gồm dì > gồm gì
  giấy tờ dì > giấy tờ gì
  zì > gì
  nhập vô > nhập vào
  thêm vô > thêm vào
  ghi vô > ghi vào
  tên vô > tên vào
  đi vô > đi vào
  bỏ vô > bỏ vào
  vô hộ khẩu > vào hộ khẩu
  vô sổ > vào sổ
  vô trường > vào trường
  vô học > vào học
  vô lớp > vào lớp
  vô đây > vào đây
  vô trang > vào trang
  vô app > vào app
  vô web > vào web
  ổng > ông ấy
  ảnh qua đời > anh ấy qua đời
  ảnh hy sinh > anh ấy hy sinh
  ảnh biểu > anh ấy bảo
  ảnh không chịu > anh ấy không chịu
  ảnh bỏ đi > anh ấy bỏ đi
  ảnh đi nước ngoài > anh ấy đi nước ngoài
  ảnh với chỉ > anh ấy với chị ấy
  chỉ qua đời > chị ấy qua đời
  chỉ bỏ đi > chị ấy bỏ đi
  chỉ biểu > chị ấy bảo
  cổ qua đời > cô ấy qua đời
  trển > trên đó
  ngoải > ngoài đó
  trỏng > trong đó
  bển > bên đó
  ông già tui > cha tôi
  ông già em > cha em
  bà già tui > mẹ tôi
  bà già em > mẹ em
  mướn > thuê
  lượm > nhặt
  thi rớt > thi trượt
  rớt > rơi
  xài > dùng
  mới đẻ > mới sinh
  vợ đẻ > vợ sinh
  đẻ ở nhà > sinh ở nhà
  đẻ tại nhà > sinh tại nhà
  ghi lộn > ghi nhầm
  in lộn > in nhầm
  khai lộn > khai nhầm
  nhập lộn > nhập nhầm
  viết lộn > viết nhầm
  làm lộn > làm nhầm
  sai lộn > sai nhầm
  lộn tên > nhầm tên
  lộn ngày > nhầm ngày
  lộn số > nhầm số
  ghi trật | viết trật > ghi sai
  trật tên > sai tên
  coi giùm | coi dùm > xem giúp
  coi hồ sơ > xem hồ sơ
  coi kết quả > xem kết quả
  coi lại > xem lại
  kêu em > bảo em
  kêu tui > bảo tôi
  kêu tôi > bảo tôi
  kêu phải > bảo phải
  kêu về > bảo về
  kêu bổ sung > bảo bổ sung
  dùm > giùm
  nghen > nhé
  thôi nhau > ly hôn
  tiền đám ma > tiền mai táng
  con nít > trẻ em
  kí > ký
  kì > kỳ
  kĩ > kỹ
  kỉ > kỷ
  lí > lý
  mĩ > mỹ
  quĩ > quỹ
  tỉ lệ > tỷ lệ
  hi vọng > hy vọng
  qui mô > quy mô
  liệt sỹ > liệt sĩ
  bác sỹ > bác sĩ
  sỹ quan > sĩ quan
  hạ sỹ > hạ sĩ
  sã > xã
  se máy > xe máy
  xinh con > sinh con
  ngày xinh > ngày sinh
  xửa nhà | sữa nhà > sửa nhà
  xửa đổi | sữa đổi > sửa đổi
  xửa chữa | sữa chữa | sữa chửa > sửa chữa
  sữa sai > sửa sai
  sữa tên > sửa tên
  sữa lại > sửa lại
  sữa thông tin > sửa thông tin
  sây nhà > xây nhà
  sin giấy > xin giấy
  sóa đăng ký > xóa đăng ký
  trứng nhận > chứng nhận
  trứng minh > chứng minh
  trứng tử > chứng tử
  chẻ em > trẻ em
  vợ trồng > vợ chồng
  lấy trồng > lấy chồng
  chả kết quả > trả kết quả
  chước bạ > trước bạ
  chường hợp > trường hợp
  chạm y tế > trạm y tế
  truyển > chuyển
  lày > này
  lộp > nộp
  làm nại > làm lại
  cấp nại > cấp lại
  đăng ký nại > đăng ký lại
  đổi nại > đổi lại
  xin nại > xin lại
  xem nại > xem lại
  núc > lúc
  lăm sinh > năm sinh
  lăm nay > năm nay
  lông nghiệp > nông nghiệp
  lông thôn > nông thôn
  lội dung > nội dung
  lước ngoài > nước ngoài
  nao động > lao động
  niên thông > liên thông
  nương hưu > lương hưu
  nĩnh tiền > lĩnh tiền
  chổ > chỗ
  nghĩ việc > nghỉ việc
  nghĩ hưu > nghỉ hưu
  nghĩ thai sản > nghỉ thai sản
  nghĩ phép > nghỉ phép
  hổ trợ > hỗ trợ
  mả số > mã số
  thũ tục > thủ tục
  khai tữ > khai tử
  tữ tuất > tử tuất
  cãi chính > cải chính
  mỡ quán > mở quán
  mỡ tiệm > mở tiệm
  mỡ cửa hàng > mở cửa hàng
  sỗ đỏ > sổ đỏ
  ủy ban xả > ủy ban xã
  nhửng > những
  vẩn > vẫn
  tuỗi > tuổi`;

/** Words beside a syllable, comma-separated; `^` and `$` are the ends of the message, `#` a number. */
interface Context {
  said: string;
  standard: string;
  /** The word before must be one of these … */
  before?: string;
  /** … and the word after one of these. */
  after?: string;
  notBefore?: string;
  notAfter?: string;
}

const end = '$, ạ, a, vậy, rứa, hả, hè, hỉ, hí, nhỉ, ta, thế, nữa, hết, đó, vầy, không, k, ko, hông, nha, nhé';
const kin = 'tui, tôi, em, con, cháu, mình, nó, chồng, vợ, ruột, già';
const toDo = 'làm, mần, nộp, xin, lấy, đi, về, nhập, bổ, đăng, đổi, sang, hưởng, lãnh, lĩnh, mua, bán, vay, khai, mở';

const besideOthers: readonly Context[] = [
  { said: 'nàm', standard: 'làm', notBefore: 'việt' },
  { said: 'tía', standard: 'cha', notBefore: 'đỏ, tím', notAfter: 'tô' },
  { said: 'kinh', standard: 'kênh', before: 'bờ, đào, lấp', notAfter: 'tế, doanh' },
  { said: 'mần', standard: 'làm', notBefore: 'xín' },
  { said: 'vầy', standard: 'vậy', notBefore: 'vui, sum, pà' },
  { said: 'quí', standard: 'quý', notBefore: 'mỹ, phú, an, tân, long, vĩnh, bình, xã, phường' },
  { said: 'qui', standard: 'quy', notBefore: 'sơn, an, mỹ, phú, xã, phường, anh, chị, thị, văn', notAfter: 'nhơn' },
  { said: 'củng', standard: 'cũng', notAfter: 'cố' },
  { said: 'đẻ con', standard: 'sinh con', notBefore: 'cha, mẹ, bố, con' },
  {
    said: 'lãnh',
    standard: 'lĩnh',
    after:
      '$, tiền, lương, trợ, bảo, thai, tuất, mai, một, hưu, chế, phụ, thất, được, đủ, ở, bao, hàng, hết, rồi, gì, chi, không, hông, nhiêu, luôn, thay, giùm, dùm, hộ, qua, bằng, tử, ốm, quà, gạo, tháng, khi, cho, liền, ạ',
    notBefore: 'bảo, bão, cao, đại, xuân, ông, phường, xã',
  },
  {
    said: 'biểu',
    standard: 'bảo',
    notBefore: 'đại, phát, tiêu, gian, khóa, khoá, lịch, thuế, đồ, bảng, biểu, ngữ, theo, mẫu',
    after: `${kin}, phải, về, lên, ra, qua, đi, làm, mần, nộp, mang, đem, chờ, bổ, xin, ký, là, không, hông, người, bà, má, ba, mẹ, cha, anh, chị, hổng`,
  },
  { said: 'thước', standard: 'mét', before: '#, mấy, nhiêu, trăm, chục, mươi, mười, nghìn, ngàn' },
  { said: 'ngàn', standard: 'nghìn', before: '#, mấy, nhiêu, trăm, chục, mươi, mười, hai, ba, bốn, năm' },
  {
    said: 'chi',
    standard: 'gì',
    before:
      'làm, mần, cần, cái, tờ, giấy, đem, mang, gồm, có, nộp, còn, vì, việc, biết, nói, thiếu, thêm, theo, những, là, cầm, phải, ra, tục',
    after: `${end}, hay, thì, mới, để, đi, mà, luôn, với, mô`,
  },
  {
    said: 'mô',
    standard: 'đâu',
    before: 'ở, đi, tới, đến, nộp, ra, lên, làm, mần, về, mua, xin, đăng ký, tại, vô, chạy, hỏi, qua, ký, lãnh',
    notAfter: 'hình, tô, tả, phỏng, đun, tạng, men, tế, cấy, rai, trên, ở, ngân, bộ',
  },
  {
    said: 'mô',
    standard: 'nào',
    before: 'khi, lúc, chỗ, nơi, ngày, bữa, người, giấy, tờ, xã, phường, cơ quan, ai, cái, bao giờ, giờ, tháng, cách',
    notAfter: 'hình, tô, tả, phỏng, đun, tạng, men, tế, cấy, rai, trên, ở, ngân, bộ',
  },
  {
    said: 'răng',
    standard: 'sao',
    notBefore:
      'cái, nhổ, niềng, đau, trồng, mọc, hàm, khám, đánh, kem, bọc, cấy, chữa, về, nha, bàn, chân, bánh, làm, ca',
    after: `${end.replace('không, k, ko, hông, ', '')}, mà, lại, không được, rồi, ri, chừ, em, tui, tôi, con, họ, bên`,
  },
  {
    said: 'ni',
    standard: 'này',
    before:
      'cái, giấy, tờ, sổ, tục, sơ, việc, chỗ, nơi, bên, đất, vụ, hợp, người, con, đứa, xe, nhà, lần, kiểu, tháng, loại, như',
    notAfter: 'cô, sư, giới, viện, trưởng',
  },
  { said: 'ni', standard: 'nay', before: 'năm, ngày' },
  {
    said: 'hông',
    standard: 'không',
    notBefore: 'xương, khớp, bên, cạnh, sườn, đau, vòng, háng, hai, mạn, vùng',
    notAfter: 'tư',
  },
  { said: 'hổng', standard: 'không', notBefore: 'lỗ, kiến' },
  { said: 'hem', standard: 'không', before: 'được, có, biết, cần, phải, đúng, đc, dc', after: '$, ạ, a, v, vậy, ta' },
  { said: 'hôn', standard: 'không', before: 'được, đc', after: '$, ạ, a, vậy, hả, ta, chị, anh, em, cô, chú, ad' },
  {
    said: 'bả',
    standard: 'bà ấy',
    notBefore: 'vất, ăn, đánh, bôi, thuốc, bột',
    notAfter: 'vai, chuột, danh, chó, vinh',
  },
  { said: 'má', standard: 'mẹ', notBefore: 'rau, gò, cà, hai, thứ, hàm', notAfter: 'phanh, hồng, lúm' },
  { said: 'mạ', standard: 'mẹ', after: kin },
  { said: 'bọ', standard: 'cha', after: 'tui, em, mạ' },
  {
    said: 'ba',
    standard: 'cha',
    after: 'tui, tôi, mẹ, mình, cháu, nó, ruột, vợ, chồng, dượng, ghẻ, già',
    notBefore: '#, có, thứ, hai, lần, số, tháng, quý, bà, cả, hoặc, mươi, trăm, đủ, nuôi, đúng, khoảng',
    notAfter: 'ba',
  },
  {
    said: 'ba',
    standard: 'cha',
    after: 'mất, chết, qua đời, đứng tên, đẻ',
    notBefore: '#, thứ, hai, lần, số, tháng, quý, bà, mươi, trăm, bên, lần thứ, người',
  },
  {
    said: 'đặng',
    standard: 'được',
    before: 'có, không, hông, hổng, làm, chưa, nhận, lãnh, cũng, vậy',
    after: '$, không, hông, hổng, hôn, hem, k, ko, ạ, a, vậy, hả, nữa',
  },
  {
    said: 'đặng',
    standard: 'để',
    after: toDo,
    notBefore: '^, họ, tên, ông, bà, nhà, anh, chị, cô, chú, cháu, em, và, thị',
  },
  { said: 'hư', standard: 'hỏng', notAfter: 'hỏng, hại, cấu, vô, danh, không, ảo', notBefore: 'bà, trần' },
  { said: 'cố', standard: 'cầm cố', after: 'đất, ruộng, vườn', notBefore: 'cầm' },
  ...['nội', 'ngoại'].map((side) => ({
    said: side,
    standard: `ông bà ${side}`,
    after: 'tui, tôi, em, con, mình, mất, cháu',
    notBefore:
      'ông, bà, bên, họ, nước, đối, cháu, quê, nhà, hà, hướng, phường, xã, hải, khu, thuộc, trong, con, anh, chị, dì, cậu, mợ, cô, chú, bác, người, đất, gia, sân, phía, tỉnh',
  })),
];

interface Rule {
  said: Syllable[];
  standard: Syllable[];
  /** Whether a writer without accents may mean it. */
  bare: boolean;
  context: readonly { side: 'before' | 'after'; wanted: boolean; phrases: Syllable[][]; marks: ReadonlySet<string> }[];
}

/** By the first folded syllable; longest first. */
const rules = new Map<string, Rule[]>();

const learn = (
  said: string,
  standard: string,
  bare: boolean,
  context: Omit<Context, 'said' | 'standard'> = {},
): void => {
  const rule: Rule = {
    said: syllables(said),
    standard: syllables(standard),
    bare,
    context: Object.entries(context).map(([name, list]) => {
      const phrases = list.split(',').map((phrase) => phrase.trim());
      return {
        side: name.endsWith('efore') ? 'before' : 'after',
        wanted: !name.startsWith('not'),
        phrases: phrases.map(syllables).filter((phrase) => phrase.length > 0),
        marks: new Set(phrases),
      };
    }),
  };
  const first = rule.said[0]?.folded ?? '';
  rules.set(first, [...(rules.get(first) ?? []), rule]);
};
for (const [lines, bare] of [
  [alsoWithoutAccents, true],
  [asWritten, false],
] as const)
  for (const line of lines.trim().split('\n')) {
    const [said = '', standard = ''] = line.split('>');
    for (const form of said.split('|')) learn(form, standard, bare);
  }
for (const { said, standard, ...context } of besideOthers) learn(said, standard, false, context);
for (const list of rules.values()) list.sort((a, b) => b.said.length - a.said.length);

/**
 * The same message in officials' words; syllables that no rule speaks of are the same objects. Meant for both sides of a
 * search: what is asked and what is searched.
 */
export function standardSyllables(words: readonly Syllable[]): Syllable[] {
  // Who writes accents elsewhere means "chi" when writing "chi", and not chị.
  const withAccents = words.filter((word) => word.accented).length * 4 >= words.length;
  const standard: Syllable[] = [];
  for (let at = 0; at < words.length; ) {
    const rule = rules
      .get((words[at] as Syllable).folded)
      ?.find((candidate) => fits(candidate, words, at, withAccents));
    if (rule) standard.push(...rule.standard);
    else standard.push(words[at] as Syllable);
    at += rule?.said.length ?? 1;
  }
  return standard;
}

function fits(rule: Rule, words: readonly Syllable[], at: number, withAccents: boolean): boolean {
  if (!rule.bare && !withAccents) return false;
  const stands = (phrase: readonly Syllable[], from: number): boolean =>
    phrase.every((wanted, index) => {
      const word = words[from + index];
      if (word === undefined) return false;
      return word.accented || withAccents ? word.toned === wanted.toned : word.folded === wanted.folded;
    });
  const next = at + rule.said.length;
  if (!stands(rule.said, at)) return false;
  return rule.context.every(({ side, wanted, phrases, marks }) => {
    const neighbour = words[side === 'before' ? at - 1 : next];
    const listed =
      neighbour === undefined
        ? marks.has(side === 'before' ? '^' : '$')
        : (marks.has('#') && /^\d/u.test(neighbour.folded)) ||
          phrases.some((phrase) => stands(phrase, side === 'before' ? at - phrase.length : next));
    return listed === wanted;
  });
}
