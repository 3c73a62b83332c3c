import { describe, expect, test } from 'vitest'
import { whoIsAskedFor, whoIsMeant } from '../../src/knowledge/danger/who/happens-to.ts'
import { isYoung } from '../../src/knowledge/danger/who/young.ts'
import { stripMarks } from '../../src/knowledge/words/normalise.ts'
import { realKnowledge } from '../bot/fixture-knowledge.ts'

const knowledge = await realKnowledge()

/** Each is in danger, and names somebody who works, lives or stands beside them. */
const inNeed = [
  'họ bán bạn em rồi, giờ sắp bán em',
  'cùng phòng em ai cũng bị thu điện thoại, không cho ra ngoài',
  'bạn trai em đánh em',
  'thấy người ta đánh bạn em nên em sợ quá, em không ra được',
  'em bị giữ ở Campuchia, cùng chỗ có một bạn 15 tuổi',
  'đồng nghiệp quấy rối em',
  'my colleague touches me at night',
  'they beat my friend in front of us, we are next',
  'bạn em lừa em sang đây, giờ em không về được',
  'ông hàng xóm nhốt em',
  'người cùng quê lừa sang đây bị nhốt',
  'hàng xóm rủ sang Campuchia giờ bị giữ không cho về',
  'chị hàng xóm đưa sang Trung Quốc rồi bị bán',
  'dân làng ơi tôi bị nhốt',
  'có đứa bỏ trốn bị bắt lại đánh gần chết, em không dám trốn',
  'em với mấy bạn cùng phòng bị chủ nhốt',
  'a friend brought me here and sold me',
  'họ chích điện bạn cùng phòng vì không đủ chỉ tiêu, em sợ đến lượt em',
  'ở đây họ bắt mấy chị em tiếp khách',
  'mấy đứa trong xưởng bị đánh, em cũng bị',
  'my coworker beats me',
  'they shock people who do not meet the target, I am in KK Park',
  'there are 10 of us in a room, passports taken',
  'my neighbour found me, my husband hits me',
  'em và chị cùng phòng đều bị thu hộ chiếu',
  'đứa cùng phòng với em bị lôi đi rồi, lát nữa tới em',
  'quản lý đánh một chị gần chết, bọn em không ai dám can',
  'có mấy bạn trốn bị bắt lại, giờ họ khóa hết cửa',
  'em thấy họ đánh một bạn, em sợ lắm, em muốn về',
  'em nghe họ nói mai sẽ bán mấy đứa trong phòng',
  'trong nhà này có ba cô nữa, bà chủ không cho ai ra',
  'có người muốn bán em, có chị làm cùng nói cho em biết',
  'đồng nghiệp cũ bán em sang đây',
  'một anh làm cùng hay sờ mó em',
  'người cùng phòng trộm hết giấy tờ của em rồi dọa đánh',
  'hàng xóm gọi công an rồi mà chồng em vẫn đánh',
  'có một chị khuyên em trốn nhưng em sợ',
  'bạn cùng xưởng đánh em chảy máu',
  'bạn cùng xưởng của em đánh em',
  'chị cùng phòng của em lừa bán em',
  'tàu em có một người bị đánh chết, em xin về mà không cho',
  'bọn em bị chủ bỏ đói, có bạn ngất rồi',
  'ở đây có một bạn nhỏ 15 tuổi cũng bị bắt tiếp khách như em',
  'mấy chị em chung phòng bị nhốt hai ngày rồi',
  'cả phòng 8 đứa bị khóa cửa, có đứa đang sốt',
  'họ bắt bạn em làm mẫu, đánh cho tụi em xem',
  'I saw them beat a man who tried to leave, I am afraid to leave',
  'a girl in my room ran away and now they locked all of us',
  'my roommate tells the boss when I try to call home',
  'one of my colleagues hits me',
  'there is a guard who watches us, a girl was beaten yesterday',
  'a woman I work with sold me to this place',
  'the boss beat my coworker and said I am next',
  "they took a girl from our room last night, we don't know where",
  'my roommate is bleeding and the door is locked',
  "a man from my village brought us here and we can't go out",
  'I heard them say they will sell the girls in my room',
  "somebody in my dorm killed himself, they don't let us leave",
  'the captain beats everyone on the ship',
  'two workers died, the boss keeps our passports',
  'a colleague wants to help me escape but the guards watch',
  'my flatmate and me are forced to work in a bar',
  'in our compound people are shocked when they miss the target',
  'everyone in my dormitory is locked in',
  'my manager raped a girl and now he comes to me',
  'they hit the old man next to me and then me',
  'em bị một chị đồng nghiệp vu oan rồi chủ nhốt em',
  'người ta bán em cho nhà bên cạnh',
  'em trốn sang nhà hàng xóm, chồng em đang cầm dao ngoài cửa',
  'một cô giúp việc cũ mách là bà chủ sẽ bán em',
  'chị cùng phòng giúp em nhắn tin này, em đang bị giữ điện thoại',
  'thấy cô gái kia bị chích điện xong là họ quay sang em',
  'ba đứa cùng xưởng tụi em bị quản lý nhốt từ hôm qua',
  'bạn cùng phòng rủ em trốn mà cổng có người canh',
  'một anh công nhân chết rồi mà họ vẫn bắt làm',
  'có cô kia bỏ trốn nên bà chủ khóa hết cửa sổ',
  'mấy cô gái ở đây đều bị bắt tiếp khách',
  'có em bé đang khóc cạnh em, chồng em vừa đánh em xong',
  'em thấy máu trên người mình, em bị chém',
  'một chị người Việt nói với em là em bị bán rồi',
  'trong lớp học tiếng em bị thầy sờ soạng',
  'khách bắt em phải ngủ, chủ đứng ngoài canh',
  'có người nhắn cho em đòi 50 triệu không thì đăng ảnh em',
  'tôi thấy mình bị lừa rồi, họ không cho tôi về',
  'một cậu bạn chở tôi qua biên giới rồi bỏ tôi trong khách sạn có người canh',
  'bạn cùng tàu nói thuyền trưởng sẽ ném tôi xuống biển',
  'chủ không cho ăn, có chị giúp việc lén cho em cơm',
  'chị làm cùng bị ốm nên em phải làm hai ca, không được ngủ',
  'a woman at the bar told me I was sold',
  'my colleague locked me in the storage room',
  'someone messaged me that he will post my naked photos if I do not pay',
  'the girl who slept next to me disappeared, I think it is my turn',
  'my neighbour lets me use his phone, my employer beats me every day',
  'a coworker told me they will deport me tonight',
  'one of the workers tried to escape and now nobody gets food',
  'a guest raped me in the hotel where I clean',
  'my landlord keeps my passport and says I must sleep with him',
  'the driver who took me here will not let me out',
  'there are two men outside my door with knives',
  'I heard screaming next door and now they are coming to my room',
  "my roommate's brother is holding me here",
  'the maid before me was beaten too, madam burns me with the iron',
  'we saw a man killed by the guards, we are in the compound',
  'my friend at work says call police but boss took my phone and locks the gate',
  'a customer beats me and the boss does not stop him',
  'the cook at this house is beaten and I am too',
]

/** Each sees it happen to another. */
const besideThem = [
  'my roommate is locked in by our boss',
  'my coworker has been held inside by our boss',
  'she is selling her daughter for money',
  'tôi là cán bộ hội phụ nữ, có cháu 15 tuổi bị bắt lấy chồng',
  'em là giáo viên, có em 14 tuổi bị bán',
  'em là giáo viên, học sinh của em nói bị gia đình bắt đi lấy chồng Trung Quốc',
  "someone in a Facebook group says he is held in a scam compound, I don't know him",
  'em nghe tiếng khóc kêu cứu ở căn hộ tầng trên, hình như là người Việt',
  'a girl in my dormitory is locked in by the boss, how can I help her',
  'I am a driver and I think the girl I just drove is being trafficked',
  'a girl came to my shop and gave me a note saying help me',
  'em chứng kiến quản lý đánh một bạn mới sang, bạn ấy chảy máu đầu',
  'ban cung phong em bi chu nhot khong cho an',
  'cùng phòng em có bạn bị chủ nhốt, em phải làm sao giúp bạn',
  'tôi thấy một người Việt bị đánh ngoài đường ở Bangkok, giờ tôi phải làm gì',
  'có một em gái chạy vào nhà tôi xin cứu, em nói bị bắt làm gái',
  'tôi là tài xế, hôm nay chở một cháu gái chừng 14 tuổi đi với người lạ ra biên giới, tôi nghi cháu bị bán',
  'có người nhắn vào nhóm cầu cứu là đang bị giữ ở Campuchia, em không quen người ta',
  'một chị làm cùng chỗ em đòi tự tử vì chủ không trả lương',
  'my customer looks about 14 and says she cannot leave the house',
  'my colleague told me that the boss raped her',
  'em đi ăn phở thấy chị phục vụ người Việt đưa giấy bảo cứu em với',
  "my neighbour's maid is beaten by her employer",
  'trên mạng có bạn đăng là bị lừa sang Myanmar đang bị chích điện',
  'a man at my work was beaten by the supervisor and he is bleeding',
  'ở quán nail em làm có một bé 16 tuổi bị giữ giấy tờ, ngủ tại tiệm',
  'nhà bên có đứa bé bị bắt đi ăn xin, đánh đập hằng ngày',
  'tôi thấy người ta nhét mấy người vào thùng xe tải ở bãi đỗ',
  'I saw a woman being pushed into a van near my house',
  'hàng xóm tôi bị lừa sang Campuchia',
  'tôi là cán bộ xã, có người dân bị lừa sang đó',
  'mấy thanh niên trong bản bị lừa sang Lào làm lừa đảo',
  'bạn cùng phòng em nói muốn chết',
  'my roommate says she does not want to live',
  'I am a teacher, one of my students says she will be sent to China to marry',
  'my flatmate is forced to have sex with men by her boss',
  'an online friend says he is locked up in Myanmar',
  'there are children working in the workshop where I work, they get beaten',
  'con bạn làm chung với em bị ông chủ hiếp, nó không dám nói',
  'hàng xóm nhà em có người giúp việc bị chủ đánh suốt',
  'anh cùng dãy trọ với em bị bảo vệ đánh nhập viện',
  'em có quen một chị làm osin, chị bị bà chủ tạt nước sôi',
  'bà chủ nhà tôi thuê đánh cô giúp việc người Việt',
  'cậu bạn cùng ca bị đốc công bóp cổ',
  'thấy trong xe khách có hai bé gái khóc, đi với ông lạ mặt',
  'một bạn nữ trong lớp tiếng Hàn của em bị môi giới ép đi khách',
  'tôi làm tài xế giao hàng, thấy nhà kia khóa nhốt nhiều người',
  'chị bán hàng cạnh quán em bị chồng đánh giữa chợ',
  'có bạn nhắn tin cho trang của em nói đang bị giữ bên Myanmar',
  'em là công nhân, thấy quản lý nhốt một bạn trong kho lạnh',
  'cô bé rửa bát ở tiệm bên cạnh mới 14 tuổi, bị bỏ đói',
  'đồng nghiệp tôi bị chủ thu giấy tờ và dọa giết',
  'người làm vườn nhà bên bị xích chân',
  'bạn cùng lớp em bị dượng đánh',
  'một cô gái lạ nhắn em cứu, nói bị nhốt ở Bavet',
  'the girl who cleans our office is locked in at night',
  'a guy on my crew was burned by the captain',
  'I work in a hotel and a guest keeps a young girl in the room',
  'my neighbour locks his maid on the balcony',
  'a worker in the next dorm was stabbed by the manager',
  'someone messaged my page that she is being held in Laos',
  'our landlord keeps three girls in the basement',
  'I am a nurse, a patient told me her employer beats her',
  "a kid in my son's class says he must work at night and is beaten",
  "my colleague's husband beats her",
  'the cook at my restaurant is not allowed to go out',
  'I think the workers at the farm next to ours are slaves',
  'a friend of my neighbour is forced to work without pay',
  'there is a man crying for help in the container next to our site',
  'one woman in my English class is beaten by her agent',
]

/** Each says that they are under eighteen. */
const young = [
  'e 15t bị ngta lừa sang cam làm scam, ko cho về',
  'I am 16 they make me sleep with customers',
  'im 12 im lost in china i want to go home to my mom',
  "I'm still at school, 16, and a friend told me to come to the border tonight without telling my parents",
  'i am 13 years old girl, a stranger took me from my village',
  'em còn nhỏ lắm, mới 14, họ bắt em uống rượu với khách',
  "em tên Mỷ, người H'Mông, 14 tuổi, bị bắt đi làm vợ bên Trung Quốc",
  'cháu 13 tuổi, có người rủ cháu sang Trung Quốc làm, cháu sợ lắm',
  'em 17 tuổi theo bạn trai qua Trung Quốc, giờ nó đòi bán em',
  'em mười lăm tuổi bị bán sang đây ba tháng rồi',
  'con 14 tuổi ạ, ba con bắt con nghỉ học đi theo người ta qua Thái bán vé số, con không muốn đi',
  'em 17 tuổi, dì em ép em lấy chồng Trung Quốc, mai họ đón',
  'con bé 10 tuổi là con đây ạ, con bị bắt xin ăn ở Thái Lan',
  'i am just 16, my boss took my passport and touches me',
  "I am fourteen years old and they don't let me call my mother",
  'em là trẻ vị thành niên, em bị họ lừa sang Lào, em muốn về với mẹ',
  "I'm a 17 year old girl, someone offered me a job in Korea and now they won't let me leave the hotel",
  'con 12 tuổi, con bị lạc ở bên Trung Quốc, con muốn về với mẹ',
  'my parents sold me, i am 14',
  'cháu 16 tuổi bị mất liên lạc với gia đình, chủ thu điện thoại, cháu mượn máy nhắn',
  'cháu 13 tuổi đang bị chú ruột đánh, cháu muốn đi khỏi nhà',
  'em đang ở Malaysia, 17 tuổi, đi bằng hộ chiếu người khác, chủ đánh em',
  "I'm under 18, they gave me fake papers and brought me to Taiwan",
  'my age is 15 they forced me to carry drugs',
  "Please help I'm 16 and they are moving us tonight",
  'im a minor and my boss hits me',
  'tuổi em mới 15 thôi mà họ bắt làm 16 tiếng một ngày, không trả tiền',
  'em 14 tuổi, bị một chị quen trên mạng dẫn qua biên giới rồi, giờ em không biết mình ở đâu',
  'em năm nay 16, bị ép làm ở quán',
  'cháu học lớp 6, có chú lạ chở cháu đi từ sáng giờ chưa cho về',
  'dạ em 17 tuổi, em bị giữ ở tiệm massage',
  'em mới có 13 tuổi à, cô ơi cứu em',
  'con đang học cấp 2 mà bị bắt đi bán hàng ở Lào',
  'em chưa tới 18 mà chủ bắt ngủ chung',
  'em 15, nó lừa em qua Trung Quốc',
  'mình 16 tuổi, bạn trai dọa tung ảnh, bắt mình đi với khách',
  'em là học sinh lớp 10, bị người ta bắt lên xe',
  'em 14 tuoi bi nhot o nha ba chu',
  'tụi con mới 12 13 tuổi, bị bắt đi ăn xin',
  'cháu còn bé, họ bắt cháu đào vàng',
  "I'm 16 and I am locked in a house",
  'im only 13 they hit me',
  'my name is Lan i am 15 years old and they took me to Laos',
  'we are 14 and 15, they make us beg',
  'i am a schoolgirl, a man sold me',
  "I'm not 18 yet and my boss forces me to drink with men",
  'help i am 12 a man took me',
  'I am in grade 9 and my stepfather will sell me',
]

/** None does. */
const notYoung = [
  'con tôi 13 tuổi bị người ta dẫn đi mất',
  'cháu gái tôi 15 tuổi bị rủ sang Trung Quốc',
  'em gái em 16 tuổi theo bạn trai đi đâu mất',
  'con trai tôi học lớp 9 bỏ nhà đi với người lạ',
  'con 13 tuổi mất tích hai ngày rồi, tôi phải làm sao',
  'bạn em 15 tuổi bị bán',
  'em học lớp tiếng Hàn',
  'em có bé 12 tuổi ở nhà với bà',
  'cùng phòng em có đứa 16 tuổi bị nhốt',
  'em làm ở đây 12 tháng rồi',
  'em 15 triệu một tháng có được không',
  'I am 16 hours away from the embassy',
  'my daughter is 14 and a man took her to China',
  'our daughter is 12 and disappeared',
  'my 15 year old son is missing',
  'I am 16 weeks pregnant',
  'I am in year two of my contract',
  'there is a girl of 14 in my factory who is beaten',
]

const ofPupils = [
  'em là giáo viên, học trò 14 tuổi của em sắp bị gả',
  'tôi là giáo viên, học trò 14 tuổi của tôi sắp bị gả sang Trung Quốc',
  'học sinh lớp 9 của tôi sắp bị gả sang Trung Quốc',
  'em học sinh lớp em chủ nhiệm 14 tuổi sắp bị gả chồng',
  'học sinh của em mới 15 tuổi bị bố mẹ gả cho người Trung Quốc',
  'cô giáo biết học trò sắp bị cưới ép thì làm gì',
  'tôi dạy học, có em học sinh lớp 8 bị người ta kéo về làm vợ',
  'bạn cùng lớp em 14 tuổi sắp bị gả',
  'hàng xóm nhà tôi có bé gái 14 tuổi sắp bị gả sang Trung Quốc',
  'my student is 14 and is to be married to a man in China',
  'a pupil of mine, 14, is being married off to a man in China',
  'I am a teacher, a 14 year old girl in my class is being married off',
  'the girl next door is 14 and is going to be married off',
  'girl next door is 13 and being married off to China on Sunday',
]

const pupils = [
  'em là học sinh, em bị bố mẹ gả sang Trung Quốc',
  'em là học sinh lớp em nhỏ nhất, 14 tuổi, sắp bị gả',
  'cháu là học sinh của cô Lan, cháu bị bắt lấy chồng',
  'học trò của em rủ em sang Campuchia, giờ em bị nhốt',
  'tôi là giáo viên, học trò của tôi lừa tôi sang Lào, tôi bị nhốt',
  'tôi dạy học trò của tôi tiếng Trung, chồng tôi đánh tôi, tôi sợ chết',
  'bạn cùng lớp em 15 tuổi bị gả, giờ tới lượt em sắp bị gả',
  'em 14 tuổi, cô giáo của em bảo gọi số này, em sắp bị gả',
  'cô giáo biết em bị gả mà không nói gì, em 14 tuổi',
  'bố gả em cho người ta lấy tiền, em 15 tuổi',
  'mẹ đòi gả con cho ông Trung Quốc, con mới 16 tuổi',
  'cô giáo ơi em 14 tuổi sắp bị gả',
  'nhà em có em gái nhỏ nên em phải lấy chồng, em 15 tuổi',
  'bạn cùng lớp em biết em phải lấy chồng',
  'bạn cùng lớp em 15 tuổi rủ em trốn vì em sắp phải lấy chồng',
  'bạn cùng lớp em biết em bị bố gả',
  'em là giáo viên, em bị chủ nhốt',
  'I am in grade 9, a girl in my class was married off, I am next',
  'I am the student of a teacher here, I am 14 and am being married off',
  'a girl in my school told me to write, I am 15 and my father sold me to a man',
  'the girl next door and I are locked in a room',
  'my students tricked me, I am held in a compound in Myanmar',
  'my teacher says I should ask, I am 14 and they make me marry',
  'my brother makes me marry a man, I am 15',
]

/** Nothing has happened, and an age is told. */
const asked = [
  { said: 'con gái tôi 15 tuổi được người ta rủ đi làm ở Trung Quốc', who: 'relative' },
  { said: 'con tôi 15 tuổi muốn nghỉ học', who: 'relative' },
  { said: 'con gái 15 tuổi của tôi được người quen đưa đi làm ở thành phố', who: 'relative' },
  { said: 'em gái em 16 tuổi muốn lấy chồng Hàn Quốc', who: 'relative' },
  { said: 'học sinh của tôi 15 tuổi định sang Lào', who: 'witness' },
  { said: 'học trò 14 tuổi của em nghỉ học đi theo người lạ', who: 'witness' },
  { said: 'my daughter is 15', who: 'relative' },
  { said: 'em 15 tuổi, em gái em 13 tuổi, nhà em nghèo muốn đi làm', who: 'self' },
  { said: 'anh trai em 17 tuổi rủ em đi Lào, em mới 14', who: 'self' },
  { said: 'bạn trai em 17 tuổi muốn đưa em đi Trung Quốc', who: 'self' },
  { said: 'tảo hôn thì báo ai', who: null },
] as const

/** Each tells of a sister, a daughter or a niece who is to be married off. */
const promisedRelatives = [
  'em gái sắp phải lấy chồng Trung Quốc, nó 15 tuổi',
  'em gai sap phai lay chong Trung Quoc, no 15 tuoi',
  'em gái em phải lấy chồng, nó mới 14',
  'em gái em bị gia đình ép lấy chồng Hàn',
  'cháu em sắp phải lấy chồng, mới 14 tuổi',
  'con gái nhà em sắp phải lấy chồng',
  'bạn em 15 tuổi sắp phải lấy chồng',
  'my little sister has to marry a Chinese man, she is 15',
  'my cousin is going to be married off, she is 14',
  'my younger sister is 15 and must marry a Korean',
]

/** Each tells of a pupil, also without an age, as teachers do. */
const pupilsTold = [
  'học trò em bị bắt ép lấy chồng',
  'hoc tro em bi bat ep lay chong',
  'học trò em sắp bị gả, giờ làm sao',
  'em là giáo viên. học trò em bị ép lấy chồng',
  'học trò cũ của em bị ép lấy chồng Trung Quốc',
  'học trò nữ của em bị bố mẹ gả',
  'học sinh lớp 9 em dạy sắp phải lấy chồng',
  'học sinh tôi 14 tuổi sắp phải lấy chồng',
  'một em học sinh bị ép cưới',
  'con bé học trò lớp 8 bị bố mẹ bắt nghỉ học lấy chồng',
  'hoc tro em sap lay chong, moi 14',
]

/** Each tells of somebody whom the boss of both harms. */
const harmedByTheBoss = [
  'my coworker is beaten by our boss',
  'my roommate is beaten by our boss',
  'my housemate is being abused by my employer',
  'my coworkers are beaten by our employer',
  'my colleague was hit by our captain',
  'my boss beats my coworker',
  'our boss hits my coworkers',
  'the boss hit my coworker with a stick',
  'our manager raped my roommate',
  'bạn cùng phòng em bị chủ đánh',
  'ban cung phong em bi chu danh',
  'bạn cùng phòng em bị chủ em nhốt',
  'chủ đánh bạn cùng phòng em',
  'chủ em đánh bạn cùng phòng',
  'chủ nhốt chị giúp việc nhà bên',
  'chị làm cùng với em bị chủ đánh',
  'quản đốc tát bạn cùng chuyền',
]

/** Each is in it too, or may be, though it names a room mate and their boss, a pupil, or a sister. */
const inItToo = [
  'my coworker and I are beaten by our boss',
  'my coworker is beaten by our boss and so am I',
  'my coworker is beaten by our boss and us too',
  'my boss beats me and my coworker',
  'my boss hit my coworker and me',
  'our boss beats my coworker and locks us in',
  'my boss locked the door, my coworker was beaten',
  'I am beaten by my boss, my coworker saw it',
  'my coworker told our boss and now he beats me',
  'my coworker is beaten by our boss, I am scared, I want to leave',
  'my colleague was beaten by our boss, I am next',
  'we are beaten by our boss, my coworker is bleeding',
  'bạn cùng phòng em bị chủ đánh, chủ cũng đánh em',
  'em với bạn cùng phòng bị chủ đánh',
  'chủ đánh em và bạn cùng phòng',
  'chủ đánh bạn cùng phòng rồi đánh em',
  'chủ đánh bạn cùng phòng em, em sợ lắm muốn về',
  'chủ đánh bạn cùng phòng, không ai được ra',
  'quản lý nhốt bạn cùng phòng với em',
  'em là học trò của cô, em bị ép lấy chồng',
  'em là học trò em bị gả',
  'học trò em lừa em, em bị nhốt ở Lào',
  'em là học sinh em bị ép lấy chồng',
  'em gái em trốn rồi nên giờ em phải lấy chồng thay',
  'chị em lấy chồng rồi giờ tới em phải lấy chồng Trung Quốc',
  'ở bản em con gái phải lấy chồng sớm, em 15 tuổi sắp bị gả',
  'phận con gái em phải lấy chồng theo lời bố mẹ',
  'chủ giữ hộ chiếu rồi đánh bạn cùng phòng, em muốn về',
  'my sister ran away so now I have to marry him',
  'my father says I have to marry my cousin',
]

/** Each says how old it is and names a brother or sister with their age: it may happen to both. */
const siblings = [
  'em 15 tuổi, em gái em 13',
  'em 15 tuổi, em gái 13, bố bắt tụi em đi làm',
  'em 15 tuổi, em gái em 13 tuổi bị bố bắt đi làm',
  'em 15 tuoi em gai em 13 tuoi bi nguoi ta dat di',
  'em 15 tuổi, em gái em 13 tuổi cũng bị',
  'em 14 tuổi với em gái 12 tuổi bị nhốt trong nhà',
  'em 16 tuổi, em gái 14 tuổi bị bố bắt nghỉ học',
  "I'm 14, my sister is 12 and our uncle takes us to China tomorrow",
  'I am 15 and my brother is 12, they make us beg',
]

/** Each says how old it is, and tells of a relative alone. */
const siblingsAway = [
  'em 16 tuổi, em gái em bị bán sang Trung Quốc',
  'em 16 tuổi, em gái em 13 tuổi bị bán sang Trung Quốc',
  'em 15 tuổi, chị em mất tích ở Campuchia',
  'I am 15, my mother is held in Myanmar',
  'I am 16, my sister was sold to China',
]

/** An age stands between somebody who belongs to the writer and what happens to them. */
const withTheirAge = [
  ['my daughter, 15, was taken by a man', 'relative'],
  ['my niece, 14, is promised to a man in Taiwan', 'relative'],
  ['my mother, 52, is locked in a house in Riyadh', 'relative'],
  ['my daughter, only 15, is held by a man', 'relative'],
  ['con gái tôi, 15 tuổi, bị người ta dẫn đi', 'relative'],
  ['em gái em, 14 tuổi, sắp bị gả sang Trung Quốc', 'relative'],
  ['em gai em, 14 tuoi, bi nhot', 'relative'],
  ['cháu tôi (15 tuổi) bị giữ ở Lào', 'relative'],
  ['học trò em, 14 tuổi, sắp bị gả', 'witness'],
  ['my student, 14, is being married off', 'witness'],
  ['bạn cùng phòng em, 19 tuổi, bị chủ đánh', 'witness'],
  ['bạn cùng phòng, 16 tuổi, bị chủ đánh, em sợ lắm', 'self'],
  ['hai chị em, 15 tuổi, bị nhốt', 'self'],
  ['em bị nhốt với em gái em, 13 tuổi, đang sợ', 'self'],
  ['my sister, 13, and I are locked in', 'self'],
  ['em gái, 15 tuổi, bị nhốt', null],
  ['em là con gái, 15 tuổi, bị bán sang Lào', null],
] as const

/** "Con gái" is whoever writes. */
const girlsAndBoys = [
  ['em là con gái 17 tuổi bị lừa sang Trung Quốc', 'self'],
  ['em la con gai bi ban sang Trung Quoc', 'self'],
  ['em là con trai 16 tuổi bị lừa qua Campuchia', 'self'],
  ['cháu là con gái 14 tuổi phải theo chú sang Trung Quốc', 'self'],
  ['con tôi là con gái 15 tuổi bị lừa sang Trung Quốc', 'relative'],
  ['con gái bị bán sang Lào, giờ làm sao cứu', 'relative'],
  ['em là con gái của bà Lan, mẹ em bị giữ ở Ả Rập', 'relative'],
  ['học trò em là con gái bị lừa sang Lào', 'witness'],
] as const

describe('who writes', () => {
  for (const { said, who } of asked) test(`"${said}" asks for: ${who}`, () => expect(whoIsAskedFor(said, knowledge)).toBe(who))

  test('nobody who tells of themselves asks for another by an age', () => {
    const changed = [...inNeed, ...pupils, ...young].filter((one) => whoIsAskedFor(one, knowledge) !== whoIsMeant(one, knowledge))
    expect(changed).toEqual([])
  })

  test.each([...withTheirAge, ...girlsAndBoys])('“%s”: %s', (told, who) => expect(whoIsMeant(told, knowledge)).toBe(who))

  test.each([
    ['whoever tells of a relative who is to be married off writes for them', promisedRelatives, 'relative'],
    ['a teacher tells of a pupil, with an age or without', pupilsTold, 'witness'],
    ['whom the boss of both harms is told of by whoever sees it', harmedByTheBoss, 'witness'],
    ['a child that names its own age and that of a brother or sister may be in it too', siblings, 'self'],
    ['but not where the relative alone was sold, held or lost', siblingsAway, 'relative'],
  ] as const)('%s', (_, told, who) => {
    expect(told.filter((one) => whoIsMeant(one, knowledge) !== who)).toEqual([])
  })

  test('whoever may be in it too is in need themselves, with marks or without', () => {
    const others = [...inItToo, ...inItToo.map(stripMarks)].filter((one) =>
      ['witness', 'relative'].includes(whoIsMeant(one, knowledge) ?? ''),
    )
    expect(others).toEqual([])
  })

  test('whoever is in need is never one who only sees it, with marks or without', () => {
    expect([...inNeed, ...inNeed.map(stripMarks)].filter((one) => whoIsMeant(one, knowledge) === 'witness')).toEqual([])
  })

  test('nor one who writes for a relative', () => {
    expect(inNeed.filter((one) => whoIsMeant(one, knowledge) === 'relative')).toEqual([])
  })

  test('most who see it happen are understood so; the others get the steps for oneself', () => {
    const missed = besideThem.filter((one) => whoIsMeant(one, knowledge) !== 'witness')
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(12)
  })

  test('a pupil, a child next door or a class mate is told of by whoever sees it', () => {
    expect(ofPupils.filter((one) => whoIsMeant(one, knowledge) !== 'witness')).toEqual([])
  })

  test('whoever is about to be married off, or held, tells of themselves, though a teacher, a pupil or a girl of the class stands in it', () => {
    expect(
      [...pupils, ...pupils.map(stripMarks)].filter((one) => ['witness', 'relative'].includes(whoIsMeant(one, knowledge) ?? '')),
    ).toEqual([])
  })

  test('of the young most are understood to be, and of the others nobody', () => {
    const missed = young.filter((one) => !isYoung(one, knowledge))
    expect(missed.length, missed.join('\n')).toBeLessThanOrEqual(8)
    expect(notYoung.filter((one) => isYoung(one, knowledge))).toEqual([])
  })

  test('a child is in need itself, unless it writes of another', () => {
    expect(whoIsMeant('em 14 tuổi, có người dắt qua biên giới', knowledge)).toBe('self')
    expect(whoIsMeant('em 14 tuổi, bạn cùng phòng em bị chủ đánh', knowledge)).toBe('witness')
    expect(whoIsMeant('bạn em ở cùng xưởng bị quản đốc tát', knowledge)).toBe('witness')
    expect(whoIsMeant('bạn cùng xưởng của em bị nhốt', knowledge)).toBe('witness')
    expect(whoIsMeant('bạn em bị bán sang Campuchia', knowledge)).toBe('relative')
    expect(whoIsMeant('em 14 tuổi, mẹ em bị bán sang Trung Quốc', knowledge)).toBe('relative')
    expect(whoIsMeant('my niece who is 15 is being married off next week', knowledge)).toBe('relative')
    expect(whoIsMeant('chồng tôi đòi gả con gái 14 tuổi', knowledge)).toBe('relative')
    expect(whoIsMeant('cháu gái hàng xóm nhà em mới 14 tuổi sắp bị gả', knowledge)).toBe('relative')
  })
})

describe('what somebody of the family writes from a lorry', () => {
  const toldByFamily = [
    'con gái tôi nhắn không thở được, nó đang đi Anh bằng xe tải',
    'chồng em nhắn đang ở trong thùng container, ngạt lắm, em phải làm gì',
    'vợ em vừa nhắn đang trong thùng xe tải, ngạt quá',
    'con trai tôi đang ở trong thùng xe lạnh',
    'em gái em gọi nói đang trong xe chở thịt, thở không ra hơi',
    'my son texted from inside a lorry to England, he cannot breathe',
    'my sister called from a container, there is no air',
  ]
  const inside = [
    'mẹ ơi con không thở được, con đang trong thùng xe',
    'em không thở được, mẹ em nói gọi cấp cứu',
    'tụi em trong thùng xe, chồng em ngất rồi',
    'con đang trong thùng xe, bố gọi công an giúp con',
    'em nhắn cho chồng rồi, em đang trong thùng xe tải, ngạt quá',
    'mẹ nói em đừng sợ, em đang ở trong xe container',
    'chồng em bảo cứ ở trong xe, ngạt lắm',
    'con xin lỗi bố mẹ, con không thở được',
    'I texted my mom, I am in a lorry and cannot breathe',
    'my husband says wait, we are in the container and have no air',
  ]

  test.each([...toldByFamily, ...toldByFamily.map(stripMarks)])('is told by the family: %s', (said) =>
    expect(whoIsMeant(said, knowledge)).toBe('relative'),
  )

  test.each([...inside, ...inside.map(stripMarks)])('is not what those say who are in it: %s', (said) =>
    expect(whoIsMeant(said, knowledge)).not.toBe('relative'),
  )
})

test.each([
  'cháu ở đài bị đánh, tôi là cô nó',
  'tôi có đứa em, em ở hàn bị nhốt',
  'cháu ở mỹ bị bắt, ông bà ở nhà không biết làm sao',
  'em ở nhật bị mất liên lạc',
  'em ở đức bị mất tích, nhà em lo',
])('a younger one who is abroad is not taken for whoever writes: %s', (said) => expect(whoIsMeant(said, knowledge)).not.toBe('self'))
