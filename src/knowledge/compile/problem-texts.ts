/**
 * Everything that can be wrong with content, said so that a curator knows what to mend. `{name}` is filled in; both languages
 * use the same names.
 */
export const problemTexts = {
  // ---- files and front matter
  'misplaced-file': {
    en: 'no part of Bến An reads a file with this name at this place; check the folder, the spelling and the ending',
    vi: 'Bến An không đọc tệp có tên này ở chỗ này; hãy xem lại thư mục, cách viết tên và đuôi tệp',
  },
  'file-missing': {
    en: 'this file is missing; Bến An cannot work without it',
    vi: 'thiếu tệp này; không có nó Bến An không chạy được',
  },
  encoding: {
    en: 'letters are lost here: the file was not saved as UTF-8; write them again and save it as UTF-8',
    vi: 'chỗ này có chữ bị hỏng: tệp không được lưu theo UTF-8; hãy viết lại các chữ đó rồi lưu theo UTF-8',
  },
  'yaml-syntax': {
    en: 'this cannot be read as YAML: {detail}',
    vi: 'chỗ này không đọc được theo cách viết YAML: {detail}',
  },
  'front-matter-missing': {
    en: 'the file must begin with a line of three dashes, the keys (title, …), and a line of three dashes again',
    vi: 'tệp phải bắt đầu bằng một dòng ba gạch ngang, các mục (title, …), rồi lại một dòng ba gạch ngang',
  },
  'duplicate-key': {
    en: 'a key stands twice; only one of the two can hold',
    vi: 'một mục được viết hai lần; chỉ giữ lại một',
  },
  'missing-key': { en: '"{key}" is missing', vi: 'thiếu mục "{key}"' },
  'unknown-key': {
    en: '"{key}" is not a key that is read here; check its spelling',
    vi: 'ở đây không có mục nào tên "{key}"; hãy xem lại cách viết',
  },
  'wrong-value': { en: '"{key}" must be {expected}', vi: '"{key}" phải là {expected}' },
  'duplicate-id': {
    en: '"{id}" is there already, in {where}',
    vi: '"{id}" đã có rồi, ở {where}',
  },

  // ---- text
  'empty-text': { en: 'there is no text here for the person to read', vi: 'ở đây không có chữ nào cho người đọc' },
  markup: {
    en: 'a {what} cannot be shown on every channel; write plain paragraphs and lists',
    vi: '{what} không hiện được trên mọi ứng dụng; hãy viết đoạn văn và danh sách thường',
  },
  'nested-list': {
    en: 'a point of a list must be one paragraph, without a list or a second paragraph inside it',
    vi: 'mỗi ý trong danh sách chỉ là một đoạn, bên trong không có danh sách hay đoạn thứ hai',
  },
  'steps-restart': {
    en: 'this list begins at {start}; a numbered list always begins at 1, because it is shown that way',
    vi: 'danh sách này bắt đầu từ {start}; danh sách đánh số luôn hiện ra từ 1 nên phải viết từ 1',
  },
  'comment-unknown': {
    en: 'only <!-- in-danger -->, <!-- for-another -->, <!-- more --> and <!-- responder --> are understood, each alone on its line, in this order, once each',
    vi: 'chỉ hiểu <!-- in-danger -->, <!-- for-another -->, <!-- more --> và <!-- responder -->, mỗi dấu đứng riêng một dòng, theo thứ tự này, mỗi dấu một lần',
  },
  'part-missing': {
    en: 'a part {part} stands in {file} and not here; write it in both languages, or in neither',
    vi: '{file} có phần {part} mà ở đây không có; hãy viết ở cả hai thứ tiếng, hoặc bỏ ở cả hai',
  },
  'placeholder-unreadable': {
    en: '"{text}" is not a placeholder; write it like {{contact.vn-111}}, {{contacts.labour}} or {{fact.service-fee-months}}',
    vi: '"{text}" không phải chỗ điền; hãy viết như {{contact.vn-111}}, {{contacts.labour}} hoặc {{fact.service-fee-months}}',
  },
  'placeholder-here': {
    en: 'nothing is filled in here, so that people would read "{text}"; say it without a figure or a number',
    vi: 'chỗ này không điền gì được, người ta sẽ thấy nguyên chữ "{text}"; hãy viết câu không cần con số hay số điện thoại',
  },
  'slot-outside-phrases': {
    en: '{{{name}}} can only stand in content/phrases; here write a contact or a fact',
    vi: '{{{name}}} chỉ dùng được trong content/phrases; ở đây hãy dùng số liên lạc hoặc con số',
  },
  'contact-unknown': { en: 'there is no contact "{id}" in content/contacts.yaml', vi: 'trong content/contacts.yaml không có "{id}"' },
  'contact-hidden': {
    en: 'the contact "{id}" is marked publish: no and is never shown',
    vi: 'số liên lạc "{id}" ghi publish: no nên không bao giờ hiện',
  },
  'need-unknown': {
    en: 'no contact helps with "{need}"; known are {known}',
    vi: 'không có số nào cho việc "{need}"; các loại đang có: {known}',
  },
  'operator-unknown': {
    en: 'content/operator.yaml says nothing about "{key}"; it says {known}',
    vi: 'content/operator.yaml không có mục "{key}"; các mục đang có: {known}',
  },
  'fact-unknown': { en: 'there is no fact "{id}" in content/facts.yaml', vi: 'trong content/facts.yaml không có "{id}"' },
  'fact-not-in-force': {
    en: 'the fact "{id}" has no value that holds on {date}',
    vi: 'con số "{id}" không có giá trị nào còn đúng vào {date}',
  },
  'fact-overlap': {
    en: 'two values of the fact "{id}" hold on the same day, and only the first would be shown; end the older one with "until", the day before the newer one begins with "from"',
    vi: 'con số "{id}" có hai giá trị cùng đúng vào một ngày, mà chỉ giá trị đầu hiện ra; ghi "until" cho giá trị cũ, là ngày trước "from" của giá trị mới',
  },
  'fact-uncited': {
    en: 'the fact "{id}" rests on the source "{source}", which is not among the "sources" of this text',
    vi: 'con số "{id}" lấy từ nguồn "{source}", mà "sources" của bài này không ghi nguồn đó',
  },
  'phone-number': {
    en: 'a phone number in running text: "{text}"; write {{contact.<id>}} instead, so that it can be mended in one place',
    vi: 'có số điện thoại viết trong câu: "{text}"; hãy dùng {{contact.<id>}} để chỉ cần sửa một chỗ',
  },
  money: {
    en: 'a sum of money in running text: "{text}"; write {{fact.<id>}} instead, with its source in content/facts.yaml',
    vi: 'có số tiền viết trong câu: "{text}"; hãy dùng {{fact.<id>}} và ghi nguồn trong content/facts.yaml',
  },
  percentage: {
    en: 'a percentage in running text: "{text}"; write {{fact.<id>}} instead, with its source in content/facts.yaml',
    vi: 'có tỉ lệ phần trăm viết trong câu: "{text}"; hãy dùng {{fact.<id>}} và ghi nguồn trong content/facts.yaml',
  },
  deadline: {
    en: 'a time limit in running text: "{text}"; write {{fact.<id>}} instead, with its source in content/facts.yaml',
    vi: 'có thời hạn viết trong câu: "{text}"; hãy dùng {{fact.<id>}} và ghi nguồn trong content/facts.yaml',
  },
  'text-too-long': {
    en: 'this text needs {bubbles} bubbles of {limit} characters; {most} are allowed here, so shorten it or move a part below <!-- more -->',
    vi: 'phần này cần {bubbles} tin nhắn dài {limit} ký tự; ở đây chỉ được {most}, hãy viết ngắn lại hoặc chuyển bớt xuống dưới <!-- more -->',
  },
  'block-too-long': {
    en: 'this paragraph or point has {length} characters; {limit} fit into one bubble',
    vi: 'đoạn hoặc ý này dài {length} ký tự; một tin nhắn chỉ vừa {limit}',
  },
  'over-channel-limit': {
    en: 'this part has {length} characters; the smallest channel takes {limit}',
    vi: 'phần này dài {length} ký tự; ứng dụng hẹp nhất chỉ nhận {limit}',
  },
  'too-many-steps': {
    en: 'a numbered list of {count} steps; more than {most} are not remembered',
    vi: 'danh sách có {count} bước; quá {most} bước thì không ai nhớ nổi',
  },
  'too-much-bold': {
    en: '{count} bold phrases in one paragraph or point; one at most, or nothing stands out',
    vi: '{count} chỗ in đậm trong một đoạn hay một ý; chỉ một thôi, nếu không chẳng chỗ nào nổi bật',
  },
  'button-unknown': {
    en: '"{label}" is named as a button, but no title in "next" reads like that',
    vi: 'câu này bảo bấm "{label}", nhưng trong "next" không có mục nào tên như vậy',
  },

  // ---- entries and topics
  'id-too-long': {
    en: 'the name "{id}" is {over} characters too long to fit behind a button',
    vi: 'tên "{id}" dài hơn {over} ký tự so với chỗ chứa sau một nút bấm',
  },
  'unknown-topic': { en: '"{id}" is not listed in content/topics.yaml', vi: '"{id}" không có trong content/topics.yaml' },
  'wrong-folder': {
    en: 'content/topics.yaml lists "{id}" under "{stage}", so the file belongs into content/faq/{stage}/',
    vi: 'content/topics.yaml xếp "{id}" vào "{stage}", nên tệp phải nằm trong content/faq/{stage}/',
  },
  'topic-without-entry': {
    en: 'the topic "{id}" has no answer: content/faq/{stage}/{id}.vi.md and {id}.en.md are missing',
    vi: 'chủ đề "{id}" chưa có câu trả lời: thiếu content/faq/{stage}/{id}.vi.md và {id}.en.md',
  },
  'picked-country-unsaid': {
    en: 'countries can be picked under "{id}", and nothing says what that means; write country: there where whoever picks one is there, country: asked where they only ask about it',
    vi: 'dưới "{id}" người ta chọn được nước mà chưa ghi chọn vậy nghĩa là gì; ghi country: there nếu ai chọn là đang ở đó, country: asked nếu chỉ hỏi về nước đó',
  },
  'tree-without-file': {
    en: 'the tree "{id}" has no file: content/trees/{id}.vi.md and {id}.en.md are missing',
    vi: 'sơ đồ "{id}" chưa có tệp: thiếu content/trees/{id}.vi.md và {id}.en.md',
  },
  'missing-language': { en: 'the other language is missing: {file} is not there', vi: 'thiếu bản ngôn ngữ kia: chưa có {file}' },
  'stale-language': {
    en: 'the Vietnamese text has changed or "of" is missing: read both, then set "of: {stamp}" (npm run content -- stamp {id})',
    vi: 'bản tiếng Việt đã thay đổi hoặc thiếu "of": đọc lại cả hai bản rồi ghi "of: {stamp}" (npm run content -- stamp {id})',
  },
  'variant-without-base': {
    en: 'this is a variant for a country, but the entry "{id}" itself is missing',
    vi: 'đây là bản riêng cho một nước, nhưng chưa có bài chung "{id}"',
  },
  'unknown-country': {
    en: '"{country}" is not a country of content/lexicon/countries.yaml',
    vi: 'content/lexicon/countries.yaml không có nước "{country}"',
  },
  'ask-shared': {
    en: '"{line}" also stands under {other}; nobody could tell which of the two is meant',
    vi: '"{line}" cũng có ở {other}; không thể biết người hỏi muốn mục nào',
  },
  'next-unknown': { en: 'leads to "{to}", which does not exist', vi: 'dẫn tới "{to}", nhưng không có mục đó' },
  'next-idle': {
    en: '"{to}" in "next" is this answer itself, or stands there twice; its button would lead nowhere new',
    vi: '"{to}" trong "next" là chính bài này, hoặc ghi hai lần; nút đó không dẫn tới đâu mới',
  },
  'source-missing': {
    en: '"sources" is empty; every answer names the law or page that it rests on',
    vi: '"sources" để trống; câu trả lời nào cũng phải ghi luật hoặc trang làm nguồn',
  },
  'source-unknown': {
    en: 'there is no source "{source}" in content/sources.yaml',
    vi: 'trong content/sources.yaml không có nguồn "{source}"',
  },
  'source-ended': {
    en: 'the source "{source}" is no longer in force on {date}; it was replaced by {by}',
    vi: 'nguồn "{source}" không còn hiệu lực vào {date}; thay bằng {by}',
  },
  'review-after-source': {
    en: '"review-by" is {reviewBy}, but the source "{source}" holds until {until} only: read this again by then',
    vi: '"review-by" là {reviewBy}, mà nguồn "{source}" chỉ có hiệu lực đến {until}: hãy đọc lại chậm nhất ngày đó',
  },
  'signature-incomplete': {
    en: '"signed-by" and "signed" belong together: both are filled in, or both are empty',
    vi: '"signed-by" và "signed" đi đôi với nhau: ghi cả hai, hoặc để trống cả hai',
  },
  'signed-before-compiled': {
    en: '"signed" is earlier than "compiled": the words have changed since; have them read again, or empty the signature',
    vi: '"signed" sớm hơn "compiled": chữ đã sửa sau khi ký; nhờ người ký đọc lại, hoặc xóa chữ ký',
  },
  'review-too-late': {
    en: '"review-by" is {reviewBy}, more than two years after "compiled": is the year right? By then nobody knows whether it still holds',
    vi: '"review-by" là {reviewBy}, hơn hai năm sau "compiled": có gõ nhầm năm không? Để đến lúc ấy thì không ai biết bài còn đúng không',
  },
  'review-before-compiled': { en: '"review-by" lies before "compiled"', vi: '"review-by" lại sớm hơn "compiled"' },
  'past-review': {
    en: 'on {date} this is past its review date, {reviewBy}',
    vi: 'vào {date} mục này đã quá hạn xem lại, {reviewBy}',
  },

  // ---- trees
  'text-before-node': {
    en: 'text before the first heading belongs to no step; begin with ## and the name of the first step',
    vi: 'chữ đứng trước tiêu đề đầu tiên không thuộc bước nào; hãy bắt đầu bằng ## và tên bước đầu',
  },
  'node-name': {
    en: '"{id}" cannot name a step; use small letters, digits and hyphens, under a heading with two #',
    vi: '"{id}" không làm tên bước được; chỉ dùng chữ thường không dấu, số và gạch nối, sau hai dấu #',
  },
  'start-unknown': { en: 'the tree starts at "{start}", which is not in it', vi: 'sơ đồ bắt đầu ở "{start}", nhưng không có bước đó' },
  'arrow-dangling': {
    en: 'the answer "{label}" leads to "{to}", which is not in this tree',
    vi: 'câu trả lời "{label}" dẫn tới "{to}", nhưng sơ đồ không có bước đó',
  },
  'arrow-unreadable': {
    en: '"{label}" leads to "{to}"; it must be #step, rule:name, topic:name, tree:name or case:level',
    vi: '"{label}" dẫn tới "{to}"; chỉ được viết #bước, rule:tên, topic:tên, tree:tên hoặc case:mức',
  },
  'option-not-link': {
    en: 'a list of answers holds only links, one a line: - [answer](#step), and behind the arrow straight quotes only: "word"',
    vi: 'danh sách câu trả lời chỉ gồm các đường dẫn, mỗi dòng một: - [câu trả lời](#bước), sau mũi tên chỉ dùng dấu nháy thẳng: "từ"',
  },
  'options-mixed': {
    en: 'one list holds answers of different kinds; a step either offers answers, or runs one rule, or ends',
    vi: 'một danh sách có nhiều loại; mỗi bước hoặc cho chọn, hoặc chạy một quy tắc, hoặc là kết thúc',
  },
  'option-words': {
    en: '"{words}" cannot be read; in quotes after an answer stand "level 1" to "level 4", "in jp" for a country, and at most one word to keep',
    vi: 'không hiểu "{words}"; trong dấu nháy sau câu trả lời chỉ ghi "level 1" đến "level 4", "in jp" cho một nước, và nhiều nhất một từ để nhớ',
  },
  'answer-twice': {
    en: 'two answers of this step are kept as "{answer}"; nobody could tell them apart later',
    vi: 'hai câu trả lời của bước này cùng được nhớ là "{answer}"; về sau không phân biệt được',
  },
  'typed-unknown': {
    en: '"typed" names the answer "{answer}" of the step "{node}", which is not there',
    vi: '"typed" ghi câu trả lời "{answer}" của bước "{node}", mà không có câu đó',
  },
  'typed-twice': { en: '"{text}" stands under "typed" twice for one step', vi: '"{text}" có hai lần trong "typed" của một bước' },
  'label-twice': { en: 'two answers of this step read "{label}"', vi: 'hai câu trả lời của bước này cùng ghi "{label}"' },
  'node-unreachable': { en: 'no path leads to the step "{id}"', vi: 'không có đường nào dẫn tới bước "{id}"' },
  'no-way-out': { en: 'from the step "{id}" no path ever ends', vi: 'từ bước "{id}" không đường nào đi tới kết thúc' },
  'outcome-leads-nowhere': {
    en: 'the path ends at "{id}" without a next step: add a contact, or a link to a topic, a tree or a case',
    vi: 'đường đi kết thúc ở "{id}" mà không có bước tiếp: thêm số liên lạc, hoặc đường dẫn tới chủ đề, sơ đồ hay người trực',
  },
  'rule-unknown': { en: 'there is no rule "{rule}"; known are {known}', vi: 'không có quy tắc "{rule}"; các quy tắc đang có: {known}' },
  'rule-words': {
    en: '"{words}" cannot be read; in quotes after a rule stand its inputs: "name: type" or "name: type = step", with commas between',
    vi: 'không hiểu "{words}"; trong dấu nháy sau quy tắc ghi các dữ kiện: "tên: loại" hoặc "tên: loại = bước", cách nhau bằng dấu phẩy',
  },
  'rule-input-missing': { en: 'the rule {rule} also needs "{input}: {type}"', vi: 'quy tắc {rule} còn cần "{input}: {type}"' },
  'rule-input-unknown': { en: 'the rule {rule} has no input "{input}"', vi: 'quy tắc {rule} không có dữ kiện "{input}"' },
  'rule-input-type': {
    en: 'the input "{input}" of the rule {rule} is of the type {type}',
    vi: 'dữ kiện "{input}" của quy tắc {rule} thuộc loại {type}',
  },
  'rule-input-from': {
    en: 'the input "{input}" is taken from the step "{node}", which is not in this tree or asks nothing',
    vi: 'dữ kiện "{input}" lấy từ bước "{node}", nhưng sơ đồ không có bước đó hoặc bước đó không hỏi gì',
  },
  'rule-asks-two': {
    en: 'a step can ask for one thing only; take the other inputs from earlier steps ("name: type = step")',
    vi: 'mỗi bước chỉ hỏi được một điều; các dữ kiện khác phải lấy từ bước trước ("tên: loại = bước")',
  },
  'rule-choice': {
    en: 'the step "{node}" can answer "{answer}", which the rule {rule} does not know for "{input}"; it knows {known}',
    vi: 'bước "{node}" có câu trả lời "{answer}" mà quy tắc {rule} không biết cho "{input}"; nó biết {known}',
  },
  'rule-exit-missing': {
    en: 'the rule {rule} can end in "{exit}", but no line leads on from there',
    vi: 'quy tắc {rule} có thể ra "{exit}", nhưng không có dòng nào đi tiếp',
  },
  'rule-exit-unknown': { en: 'the rule {rule} never ends in "{exit}"', vi: 'quy tắc {rule} không bao giờ ra "{exit}"' },
  'reason-missing': {
    en: 'the rule {rule} may give the reason "{key}", which is not in content/phrases',
    vi: 'quy tắc {rule} có thể nêu lý do "{key}", nhưng trong content/phrases chưa có',
  },
  'reason-slot': {
    en: 'this reason fills in {{{name}}}, but the rule {rule} gives only {known}',
    vi: 'lý do này điền {{{name}}}, nhưng quy tắc {rule} chỉ cho {known}',
  },
  'trees-differ': {
    en: 'both languages must draw the same tree; at the step "{node}" they differ: {what}',
    vi: 'hai ngôn ngữ phải vẽ cùng một sơ đồ; ở bước "{node}" chúng khác nhau: {what}',
  },

  'learned-unreadable': {
    en: 'this line cannot be read; nobody edits this file by hand, `npm run content -- learn` writes it anew',
    vi: 'không đọc được dòng này; tệp này không sửa bằng tay, hãy chạy `npm run content -- learn` để viết lại',
  },
  'way-heading': {
    en: '"{line}" names no topic; a heading is one #, a space and one id: # brokerage-fee, or # elsewhere',
    vi: '"{line}" không nêu chủ đề nào; dòng đầu mục gồm một dấu #, một dấu cách và một tên: # brokerage-fee, hoặc # elsewhere',
  },
  'way-homeless': {
    en: 'a way of asking stands here before any `# topic` says what it asks for',
    vi: 'dòng này là một cách hỏi nhưng phía trên chưa có dòng `# chủ-đề` nào cho biết nó hỏi về gì',
  },
  // ---- danger, lexicon, phrases
  'signal-phrase': {
    en: '"{phrase}" looks like a regular expression; write plain words, with * alone between two words for a gap and a|b for a choice of words',
    vi: '"{phrase}" giống biểu thức chính quy; hãy viết chữ thường, dấu * đứng riêng giữa hai chữ là chỗ trống, a|b là chữ này hoặc chữ kia',
  },
  'signal-class': {
    en: '"{phrase}" names <{name}>, which is not under "words" in {where}',
    vi: '"{phrase}" nhắc tới <{name}>, nhưng trong mục "words" của {where} không có',
  },
  'place-word-twice': {
    en: '"{word}" stands in two lines of "places"; only one of the two can hold',
    vi: '"{word}" có ở hai dòng trong "places"; chỉ giữ lại một',
  },
  'signal-unknown': { en: 'there is no danger signal "{id}"', vi: 'không có dấu hiệu nguy hiểm "{id}"' },
  'told-both': {
    en: '"{line}" is told as danger here or in {other}, and as none in the other place',
    vi: '"{line}" ở đây hoặc ở {other} là nguy hiểm, còn ở chỗ kia lại không phải',
  },
  'told-twice': { en: '"{line}" stands in {other} already', vi: '"{line}" đã có trong {other}' },
  'signal-unordered': {
    en: 'the signal "{id}" does not stand in content/danger/order.yaml, so nobody knows whether its entry is given before or behind another',
    vi: 'dấu hiệu "{id}" chưa có trong content/danger/order.yaml, nên chưa biết đưa bài của nó trước hay sau dấu hiệu khác',
  },
  'signal-unasked': {
    en: 'whoever writes what only resembles this signal is asked whether it happens; write under "happening" what that is, in both languages',
    vi: 'ai nhắn điều chỉ giống dấu hiệu này sẽ được hỏi chuyện đó có đang xảy ra không; hãy ghi ở "happening" đó là chuyện gì, bằng cả hai thứ tiếng',
  },
  'signal-silenced': {
    en: '"{phrase}" stands under "phrases" too; as a look-alike it would never be danger',
    vi: '"{phrase}" cũng có trong "phrases"; ghi ở look-alikes thì không bao giờ là nguy hiểm nữa',
  },
  'signal-gap': {
    en: 'in "{phrase}" a * must stand alone between two words, not at an end and not beside another *',
    vi: 'trong "{phrase}" dấu * phải đứng riêng giữa hai chữ, không ở đầu, ở cuối hay cạnh dấu * khác',
  },
  'signal-common': {
    en: '"{word}" alone is no sign of danger: {count} questions of people who are in none hold it; add the words that make it one',
    vi: 'chỉ riêng chữ "{word}" chưa phải dấu hiệu nguy hiểm: {count} câu hỏi thường cũng có chữ này; hãy thêm chữ cho rõ',
  },
  'phrase-needed': {
    en: 'the phrase "{key}" is missing in both languages; Bến An would fall silent where it is said',
    vi: 'thiếu câu "{key}" ở cả hai ngôn ngữ; đến chỗ đó Bến An sẽ không nói được gì',
  },
  'phrase-missing': {
    en: 'the phrase "{key}" is missing in {language}',
    vi: 'thiếu câu "{key}" trong {language}',
  },
  'phrase-slots-differ': {
    en: 'the phrase "{key}" does not fill in the same things in both languages: {vi} / {en}',
    vi: 'câu "{key}" ở hai ngôn ngữ điền không giống nhau: {vi} / {en}',
  },
  'phrase-form-slot': {
    en: 'the form "{key}" fills in {{{name}}}, which "{base}" does not have: nothing would stand there',
    vi: 'dạng "{key}" điền {{{name}}}, nhưng "{base}" không có nên chỗ đó sẽ trống',
  },
  'phrase-nested-unknown': {
    en: 'this file has no phrase "{key}" to put in the place of $t({key})',
    vi: 'tệp này không có câu nào tên "{key}" để đặt vào chỗ $t({key})',
  },
  'phrase-nested-loop': {
    en: 'the phrase "{key}" stands inside itself: {loop}',
    vi: 'câu "{key}" lồng vào chính nó: {loop}',
  },
  'phrase-nested-unreadable': {
    en: 'a "$t(" that is not closed; another phrase is named like $t(other.key)',
    vi: 'có "$t(" chưa đóng ngoặc; muốn đặt một câu khác vào thì viết $t(ten.cau)',
  },

  // ---- contacts and registers
  'short-code-abroad': {
    en: '"{number}" has no country code, so it can only be dialled in named countries: dial-from: [vn]',
    vi: '"{number}" không có mã nước nên chỉ gọi được trong những nước ghi rõ: dial-from: [vn]',
  },
  'shown-differs': {
    en: '"shown" and "number" are not the same number: {shown} / {number}',
    vi: '"shown" và "number" không phải cùng một số: {shown} / {number}',
  },
  'register-line': {
    en: 'this line of the register cannot be read: {reason}',
    vi: 'không đọc được dòng này của danh sách công ty: {reason}',
  },
} as const

/** What a value had to be, where `wrong-value` says so. */
export const expectedTexts = {
  text: {
    en: 'a text; put it in quotes when it holds a colon or a #, or begins with a sign',
    vi: 'chữ; đặt trong dấu nháy khi có dấu hai chấm, dấu # hoặc bắt đầu bằng ký hiệu',
  },
  texts: {
    en: 'a list of texts, one a line after "- "; put a text in quotes when it holds a colon',
    vi: 'danh sách, mỗi dòng một câu sau "- "; đặt câu trong dấu nháy khi có dấu hai chấm',
  },
  quoted: { en: 'a number in quotes, so that no digit is lost: "0981…"', vi: 'số đặt trong dấu nháy để không mất chữ số nào: "0981…"' },
  phone: {
    en: 'digits only, or + and digits, in quotes: "+84981848484", "111"',
    vi: 'chỉ gồm chữ số, hoặc + và chữ số, đặt trong dấu nháy: "+84981848484", "111"',
  },
  date: { en: 'a day that exists, written 2026-11-22', vi: 'một ngày có thật, viết 2026-11-22' },
  'plain-words': { en: 'words alone, without * | ! < >', vi: 'chỉ gồm chữ, không có * | ! < >' },
  id: { en: 'a name of small letters, digits and hyphens', vi: 'một tên gồm chữ thường không dấu, số và gạch nối' },
  citation: { en: 'a source and its article, written law-69-2020#23', vi: 'nguồn và điều, viết law-69-2020#23' },
  number: {
    en: 'a number without thousands separators, with a point before a fraction: 500000, 1.5',
    vi: 'một số, không có dấu ngăn hàng nghìn, phần lẻ viết sau dấu chấm: 500000, 1.5',
  },
  country: { en: 'a country code of two small letters: vn, jp, kh', vi: 'mã nước gồm hai chữ thường: vn, jp, kh' },
  places: { en: 'anywhere, or a list of countries: [vn, jp]', vi: 'anywhere, hoặc danh sách nước: [vn, jp]' },
  hours: {
    en: 'always, unknown, or { utc-offset: "+07:00", open: [ { days: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" } ] }',
    vi: 'always, unknown, hoặc { utc-offset: "+07:00", open: [ { days: [1, 2, 3, 4, 5], from: "08:00", to: "17:00" } ] }',
  },
  'both-languages': { en: 'given in both languages, vi and en', vi: 'ghi bằng cả hai ngôn ngữ, vi và en' },
  map: { en: 'a group of keys, each followed by a colon', vi: 'một nhóm mục, mỗi mục có dấu hai chấm' },
  list: { en: 'a list', vi: 'một danh sách' },
  stamp: { en: 'eight digits and letters a to f', vi: 'tám ký tự gồm số và chữ a đến f' },
  url: { en: 'a web address that begins with https://', vi: 'địa chỉ trang web bắt đầu bằng https://' },
  'one-of': { en: 'one of: {known}', vi: 'một trong: {known}' },
} as const
