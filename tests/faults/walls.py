"""Pages with status 200 that are no articles but speak of themselves, and articles about such pages."""

from __future__ import annotations

from dataclasses import dataclass

from tests.middlewares.site import html

BLOCKED_LONG = (
    "<h1>Sorry, you have been blocked</h1><h2>You are unable to access this website</h2><h2>Why have I been blocked?</h2>"
    "<p>This website is using a security service to protect itself from online attacks. The action you just performed "
    "triggered the security solution. There are several actions that could trigger this block including submitting a "
    "certain word or phrase, a SQL command or malformed data.</p><h2>What can I do to resolve this?</h2><p>You can email "
    "the site owner to let them know you were blocked. Please include what you were doing when this page came up and the "
    "Cloudflare Ray ID found at the bottom of this page.</p>"
)


@dataclass(frozen=True, slots=True)
class Wall:
    """A page without an article: what it is called, the reason that is expected, its title and its text."""

    name: str
    reason: str
    title: str
    main: str


WALLS = (
    # The page isn't there, or the site is out of order
    Wall("404 ar", "error_page", "الصفحة غير موجودة - جريدة الضحى",
         "<h1>عذرًا، الصفحة غير موجودة</h1><p>الصفحة التي تبحث عنها غير موجودة أو تم نقلها إلى عنوان آخر.</p>"
         "<p>يمكنك العودة إلى الصفحة الرئيسية أو استخدام مربع البحث.</p>"),
    Wall("404 ar long", "error_page", "جريدة الضحى",
         "<h1>لم نعثر على ما تبحث عنه</h1><p>نأسف، لم نتمكن من إيجاد الصفحة التي طلبتها. قد تكون الصفحة حُذفت أو تغيّر "
         "عنوانها، أو أن الرابط الذي اتبعته غير صحيح. تأكد من كتابة عنوان الصفحة بشكل صحيح ثم حاول مرة أخرى. "
         "يمكنك أيضا العودة إلى الصفحة الرئيسية وتصفح آخر الأخبار من هناك، أو استخدم خانة البحث في أعلى الصفحة "
         "للوصول إلى المقال الذي تريده. إذا استمرت المشكلة فيمكنك مراسلة إدارة الموقع وسنكون سعداء بمساعدتك.</p>"),
    Wall("article gone ar", "error_page", "خطأ", "<h2>عذرا</h2><p>هذا المقال لم يعد متاحا على موقعنا، ربما تم حذفه من طرف الإدارة.</p>"),
    Wall("wrong link ar", "error_page", "تنبيه", "<p>الرابط غير صحيح أو انتهت صلاحيته. عد إلى الصفحة الرئيسية من فضلك.</p>"),
    Wall("no results ar", "error_page", "لا توجد نتائج", "<h1>لا توجد نتائج</h1><p>لم يتم العثور على شيء هنا. جرب البحث بكلمات أخرى، أو تصفح الأرشيف من القائمة.</p>"),
    Wall("maintenance ar", "error_page", "الموقع قيد الصيانة", "<h1>الموقع قيد الصيانة</h1><p>نقوم حاليا بأعمال صيانة مجدولة لتحسين خدماتنا. سنعود إليكم قريبا، شكرا لتفهمكم وصبركم.</p>"),
    Wall("maintenance ar long", "error_page", "جريدة الضحى",
         "<h1>نعود بعد قليل</h1><p>قراءنا الأعزاء، نجري هذه الليلة أعمال صيانة على خوادم الجريدة. الموقع قيد التحديث وسيعود "
         "الموقع إلى العمل بعد ساعات قليلة. نعتذر عن هذا الانقطاع ونشكركم على صبركم. سنعود إليكم قريبا في حلة جديدة، "
         "ويمكنكم خلال ذلك متابعتنا عبر صفحاتنا في مواقع التواصل. حاولوا مرة أخرى بعد وقت قصير.</p>"),
    Wall("database ar", "error_page", "خطأ في قاعدة البيانات", "<h1>خطأ في الاتصال بقاعدة البيانات</h1>"),
    Wall("suspended ar", "error_page", "حساب موقوف", "<h1>تم تعليق هذا الحساب</h1><p>هذا الموقع متوقف مؤقتا. اتصل بمزود الاستضافة للمزيد من المعلومات.</p>"),
    Wall("404 fr", "error_page", "Page introuvable | Le Journal", "<h1>Oups ! Cette page n'existe pas</h1><p>La page que vous recherchez a été déplacée ou supprimée. Retour à l'accueil.</p>"),
    Wall("404 fr long", "error_page", "Le Journal",
         "<h1>Erreur</h1><p>Nous sommes désolés, la page que vous avez demandée n'existe plus ou n'a jamais existé. Il est possible "
         "que l'article ait été supprimé par la rédaction. Vérifiez l'adresse que vous avez saisie dans votre navigateur. Vous "
         "pouvez aussi revenir à la page d'accueil ou utiliser la recherche. Merci de votre compréhension.</p>"),
    Wall("maintenance fr", "error_page", "Maintenance", "<h1>Site en maintenance</h1><p>Nous serons de retour très bientôt. Merci de votre patience.</p>"),
    Wall("404 nginx", "error_page", "404 Not Found", "<center><h1>404 Not Found</h1></center><hr><center>nginx</center>"),
    Wall("404 en long", "error_page", "Nothing here",
         "<h1>That page can't be found.</h1><p>It looks like nothing was found at this location. The page you are looking for may have "
         "been moved or deleted. Maybe try a search or go back to the homepage? If you believe that this is an error please "
         "contact the site administrator and tell us what you were trying to find.</p>"),
    Wall("database en", "error_page", "Database Error", "<h1>Error establishing a database connection</h1>"),
    Wall("521 en", "error_page", "example.dz | 521: Web server is down",
         "<h1>Web server is down Error code 521</h1><p>What happened? The web server is not returning a connection. As a result, the "
         "web page is not displaying.</p><p>What can I do? Please try again in a few minutes.</p>"),
    Wall("503 en", "error_page", "Service Unavailable", "<h1>Service Unavailable</h1><p>The server is temporarily unable to service your request due to maintenance downtime. Please try again later.</p>"),
    Wall("suspended en", "error_page", "Account Suspended", "<h1>Account Suspended</h1><p>This account has been suspended. Contact your hosting provider for more information.</p>"),
    Wall("parked en", "error_page", "example.dz", "<h1>example.dz</h1><p>This domain is for sale. The website you were looking for does not exist anymore.</p>"),
    # A wall against robots, or in front of everybody
    Wall("Cloudflare", "blocked", "Just a moment...", "<noscript>Enable JavaScript and cookies to continue</noscript><script>window._cf_chl_opt={};</script>"),
    Wall("Cloudflare ar", "blocked", "لحظة…", "<h1>www.example.dz</h1><p>جارٍ التحقق من أمان الاتصال بهذا الموقع</p><script>window._cf_chl_opt={cvId:'3'};</script>"),
    Wall("Cloudflare block", "blocked", "Attention Required! | Cloudflare", BLOCKED_LONG),
    Wall("Cloudflare check", "blocked", "www.example.dz", "<h1>Checking if the site connection is secure</h1><p>www.example.dz needs to review the security of your connection before proceeding.</p>"),
    Wall("Akamai", "blocked", "Access Denied", '<h1>Access Denied</h1><p>You don\'t have permission to access "http://www.example.dz/" on this server.</p><p>Reference #18.2d351ab8.1557333295</p>'),
    Wall("Imperva", "blocked", "example.dz", "<p>Request unsuccessful. Incapsula incident ID: 443000270041230-145</p>"),
    Wall("Sucuri", "blocked", "Sucuri WebSite Firewall - Access Denied", "<h1>Access Denied - Sucuri Website Firewall</h1><p>If you are the site owner (or you manage this site), please whitelist your IP.</p><p>Block reason: Access from your country was disabled by the administrator.</p>"),
    Wall("DDoS-Guard", "blocked", "DDOS-GUARD", "<h1>Checking your browser before accessing example.dz</h1><p>Please wait a few seconds. Once this check is complete, the website will open automatically.</p>"),
    Wall("Distil", "blocked", "Pardon Our Interruption", "<h1>Pardon Our Interruption...</h1><p>As you were browsing something about your browser made us think you were a bot. You're a power user moving through this website with super-human speed. You've disabled cookies in your web browser.</p>"),
    Wall("captcha en", "blocked", "Human Verification", "<h1>One more step</h1><p>Please complete the security check to access this page.</p>"),
    Wall("mod_security", "blocked", "Not Acceptable!", "<h1>Not Acceptable!</h1><p>An appropriate representation of the requested resource could not be found on this server. This error was generated by Mod_Security.</p>"),
    Wall("WAF ar", "blocked", "تم رفض الوصول", "<h1>تم حظر وصولك إلى هذا الموقع</h1><p>رصدنا نشاطا غير معتاد من شبكتك. عنوان IP الخاص بك محظور مؤقتا، تواصل مع مدير الموقع إذا كنت ترى أن هذا خطأ.</p>"),
    Wall("WAF ar long", "blocked", "www.example.dz",
         "<h1>عذرا، لقد تم حظرك</h1><p>لا يمكنك الوصول إلى هذا الموقع.</p><h2>لماذا تم حظري؟</h2><p>يستخدم هذا الموقع خدمة أمنية "
         "لحماية نفسه من الهجمات عبر الإنترنت. الإجراء الذي قمت به للتو أثار جدار الحماية. هناك عدة أفعال قد تؤدي إلى هذا "
         "الحظر، منها عدد كبير من الطلبات القادمة من جهازك.</p><h2>ماذا أفعل؟</h2><p>يمكنك مراسلة مالك الموقع لإعلامه بأنه "
         "تم حظرك، مع ذكر ما كنت تفعله ومعرف الطلب Ray ID الموجود أسفل هذه الصفحة. تم تسجيل عنوان IP الخاص بك.</p>"),
    Wall("captcha ar", "blocked", "التحقق", "<h1>تحقق من أنك لست روبوتا</h1><p>يرجى إكمال اختبار التحقق للمتابعة إلى الموقع. أدخل الأحرف الظاهرة في الصورة.</p>"),
    Wall("browser ar", "blocked", "الرجاء الانتظار", "<p>يتم الآن فحص متصفحك قبل الدخول إلى الموقع، سيعاد توجيهك تلقائيا خلال خمس ثوان.</p><p>يرجى تفعيل جافا سكريبت وملفات تعريف الارتباط في المتصفح.</p>"),
    Wall("ad blocker ar", "blocked", "جريدة الضحى", "<h2>أنت تستخدم مانع إعلانات</h2><p>الإعلانات تساعدنا على الاستمرار في تقديم المحتوى مجانا. يرجى تعطيل مانع الإعلانات ثم إعادة تحميل الصفحة.</p>"),
    Wall("login ar", "blocked", "تسجيل الدخول", "<h1>تسجيل الدخول</h1><p>يجب تسجيل الدخول لمتابعة قراءة هذا المقال.</p><form><label>البريد الإلكتروني أو اسم المستخدم</label><label>كلمة المرور</label></form><p>ليس لديك حساب؟ أنشئ حسابا مجانا.</p><p>هل نسيت كلمة المرور؟</p>"),
    Wall("WAF fr", "blocked", "Accès refusé", "<h1>Accès refusé</h1><p>Votre adresse IP a été bloquée en raison d'une activité inhabituelle. Contactez l'administrateur du site.</p>"),
    Wall("captcha fr", "blocked", "Vérification", "<h1>Vérifions que vous êtes bien humain</h1><p>Merci de résoudre ce captcha pour prouver que vous n'êtes pas un robot.</p>"),
    Wall("ad blocker fr", "blocked", "Le Journal", "<h1>Vous utilisez un bloqueur de publicité</h1><p>La publicité finance notre journal et vous permet de le lire gratuitement. Désactivez votre bloqueur de publicité puis actualisez la page.</p>"),
    Wall("login fr", "blocked", "Connexion", "<h1>Connectez-vous pour continuer</h1><p>Identifiez-vous avec votre mot de passe. Pas encore de compte ? Inscrivez-vous gratuitement.</p>"),
    Wall("ad blocker en", "blocked", "Ad blocker detected", "<h1>Ad blocker detected</h1><p>Our website is made possible by displaying ads. Please disable your ad blocker and reload. Ads help us to stay free.</p>"),
    Wall("login en", "blocked", "Log in", "<h1>Log in to continue</h1><p>Don't have an account? Create an account. Forgot your password?</p>"),
    # A wall of consent
    Wall("consent ar", "consent", "جريدة الضحى", "<h2>نحن نهتم بخصوصيتك</h2><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك على موقعنا. بالنقر على قبول الكل فإنك توافق على استخدامها.</p><button>قبول الكل</button><button>إدارة الخيارات</button>"),
    Wall("consent ar long", "consent", "جريدة الضحى",
         "<h1>نحن نقدر خصوصيتك</h1><p>نحن وشركاؤنا نخزن معلومات على جهازك أو نصل إليها، مثل ملفات تعريف الارتباط، ونعالج "
         "بياناتك الشخصية كعنوان جهازك والمعرفات الفريدة. نستخدم هذه البيانات لعرض إعلانات مخصصة ومحتوى مخصص وقياس أدائهما "
         "ومعرفة آراء الجمهور وتطوير منتجاتنا. بموافقتك يجوز لنا ولشركائنا استخدام بيانات دقيقة للموقع الجغرافي. يمكنك النقر "
         "للموافقة على معالجتنا ومعالجة شركائنا كما هو موضح أعلاه. أو يمكنك الاطلاع على معلومات أكثر تفصيلا وتغيير "
         "تفضيلاتك قبل الموافقة أو الرفض. يرجى ملاحظة أن بعض عمليات المعالجة قد لا تتطلب موافقتك، لكن لديك الحق في "
         "الاعتراض عليها. تنطبق تفضيلاتك على هذا الموقع وحده، ويمكنك سحب موافقتك في أي وقت من سياسة الخصوصية.</p>"),
    Wall("consent ar before", "consent", "قبل المتابعة", "<p>قبل المتابعة إلى الموقع، نود أن نطلب موافقتك على استخدام الكوكيز. يمكنك رفض الكل أو تخصيص الموافقة من إعدادات الخصوصية.</p>"),
    Wall("consent fr", "consent", "Le Journal",
         "<h1>Le respect de votre vie privée est notre priorité</h1><p>Nous et nos partenaires stockons des cookies sur votre appareil "
         "pour mesurer l'audience et personnaliser les contenus. Vous pouvez accepter ou gérer vos choix. Vos préférences "
         "s'appliquent à ce site.</p><button>Tout accepter</button><button>Continuer sans accepter</button>"),
    Wall("consent en", "consent", "Before you continue", "<h1>Before you continue</h1><p>We use cookies and data to deliver and maintain our services. If you choose Accept all, we will also use cookies to show personalised ads.</p>"),
    Wall("consent en long", "consent", "The Paper",
         "<h1>We value your privacy</h1><p>We and our partners store and/or access information on a device, such as cookies, and process "
         "personal data, such as unique identifiers and standard information sent by a device. With your permission we and our "
         "partners may use precise geolocation data. You may click to consent to our and our 831 partners' processing as described "
         "above. Your preferences will apply to this website only. You can change your preferences at any time by returning to "
         "this site or visit our privacy policy.</p><button>Accept all</button>"),
    # Written after the patterns, to see what they miss
    Wall("other form 1","error_page","خطأ 404 | الشروق الجديد","<h1>خطأ 404</h1><p>يبدو أن الصفحة التي تحاول الوصول إليها ليست هنا. ربما كتبت العنوان خطأ؟</p>"),
    Wall("other form 2","error_page","الأخبار","<h1>أوبس!</h1><p>المحتوى الذي طلبته لم نعد نملكه، ولعله انتقل إلى قسم آخر. تفضل بزيارة الصفحة الرئيسية أو ابحث عن المقال بعنوانه.</p>"),
    Wall("other form 3","error_page","موقعنا يتجدد","<h1>موقعنا يتجدد</h1><p>نعمل على إطلاق نسخة جديدة من الموقع. ترقبونا خلال أيام.</p>"),
    Wall("other form 4","error_page","جريدة","<p>حدث خطأ غير متوقع أثناء معالجة طلبك. الرجاء إعادة المحاولة بعد دقائق، وإذا تكرر الخطأ فأبلغ الدعم الفني.</p>"),
    Wall("other form 5","error_page","Erreur 500","<h1>Erreur interne du serveur</h1><p>Une erreur est survenue lors du traitement de votre demande. Veuillez réessayer ultérieurement.</p>"),
    Wall("other form 6","error_page","Article indisponible","<h1>Cet article n'est plus disponible</h1><p>Le contenu auquel vous tentez d'accéder n'est plus en ligne.</p>"),
    Wall("other form 7","error_page","Oops","<h1>Oops! We lost this page</h1><p>We searched high and low but couldn't find what you're looking for. Let's find a better place for you to go.</p>"),
    Wall("other form 8","error_page","Be right back","<h1>We'll be right back</h1><p>Our site is currently undergoing scheduled upgrades. Please check back soon.</p>"),
    Wall("other form 9","error_page","502 Bad Gateway","<h1>502 Bad Gateway</h1>"),
    Wall("other form 10","error_page","There has been a critical error","<p>There has been a critical error on this website.</p><p>Learn more about troubleshooting WordPress.</p>"),
    Wall("other form 11","blocked","تحقق أمني","<h1>تحقق أمني</h1><p>نحتاج إلى التأكد من أنك شخص حقيقي قبل المتابعة. اضغط باستمرار على الزر أدناه.</p>"),
    Wall("other form 12","blocked","ممنوع","<h1>403 ممنوع</h1><p>ليس لديك صلاحية لعرض هذه الصفحة.</p>"),
    Wall("other form 13","blocked","الدخول ممنوع","<p>هذا المحتوى غير متاح في بلدك.</p>"),
    Wall("other form 14","blocked","الموقع","<h2>اكتشفنا مانع إعلانات</h2><p>نعتمد على الإعلانات لتمويل عملنا الصحفي. فضلا أضف موقعنا إلى القائمة البيضاء لمواصلة القراءة.</p>"),
    Wall("other form 15","blocked","طلبات كثيرة","<h1>طلبات كثيرة جدا</h1><p>لقد أرسلت عددا كبيرا من الطلبات في وقت قصير. انتظر قليلا ثم حاول من جديد.</p>"),
    Wall("other form 16","blocked","Un instant…","<h1>exemple.dz</h1><p>Vérification de la sécurité de la connexion. Cela peut prendre quelques secondes.</p>"),
    Wall("other form 17","blocked","Interdit","<h1>403 Interdit</h1><p>Vous n'avez pas l'autorisation d'accéder à cette ressource.</p>"),
    Wall("other form 18","blocked","Too many requests","<h1>429 Too Many Requests</h1><p>You have sent too many requests in a given amount of time.</p>"),
    Wall("other form 19","blocked","Security check","<p>Press and hold the button to confirm you are a human and not a bot.</p>"),
    Wall("other form 20","blocked","Web Page Blocked","<h1>Web Page Blocked!</h1><p>The page cannot be displayed. Please contact the administrator for additional information. URL: example.dz Client IP: 10.1.1.1 Attack ID: 20000010 Message ID: 002354</p>"),
    Wall("other form 21","blocked","The requested URL was rejected","<p>The requested URL was rejected. Please consult with your administrator. Your support ID is: 123456789</p>"),
    Wall("other form 22","consent","موقع","<h1>ملفات تعريف الارتباط</h1><p>يستعمل موقعنا الكوكيز ليعمل كما يجب ولنعرض لك إعلانات تهمك. اختر ما تسمح به ثم اضغط على حفظ.</p><button>أوافق</button>"),
    Wall("other form 23","consent","Cookies","<h1>Vos données, votre choix</h1><p>Ce site dépose des traceurs pour mesurer son audience. Vous pouvez à tout moment retirer votre consentement.</p><button>J'accepte</button>"),
    Wall("other form 24","consent","Privacy","<h1>Your privacy choices</h1><p>This site asks for consent to use your data to store and access information, and to show personalised advertising.</p>"),
)  # fmt: skip

_END = "وأوضح المصدر نفسه أن تفاصيل أخرى ستعلن في ندوة صحفية تعقد مساء اليوم بمقر المؤسسة وسط العاصمة."
# Articles: name, title, paragraphs.
ARTICLES = (
    ("a blocked site", "السلطات تحجب موقعا إخباريا وتتهمه بنشر أخبار كاذبة", "أعلنت سلطة الضبط أمس حجب موقع إخباري محلي بعد شكاوى متكررة. وقال مدير الموقع إن قراءه يجدون منذ الصباح عبارة «تم حظر الوصول إلى هذا الموقع» بدلا من صفحاته، وإنه سيطعن في القرار أمام القضاء الإداري."),
    ("the law on cookies", "قانون جديد يلزم المواقع بطلب الموافقة على ملفات تعريف الارتباط", "صادق البرلمان على قانون يلزم المواقع التجارية بطلب موافقة الزائر قبل تخزين ملفات تعريف الارتباط على جهازه. ويغرم القانون كل موقع لا يتيح رفض الكوكيز بسهولة، ويمنح المستخدمين حق سحب موافقتهم متى شاؤوا."),
    ("an outage", "عطل في كلاودفلير يوقف آلاف المواقع حول العالم", "توقفت آلاف المواقع صباح الثلاثاء بسبب عطل في شبكة كلاودفلير. وظهرت للزوار رسالة خطأ تفيد بأن الخادم لا يستجيب، قبل أن تعلن الشركة أنها حددت سبب الخلل وأن الخدمة تعود تدريجيا إلى جميع المناطق."),
    ("404 pieces", "العثور على 404 قطع أثرية في مرفأ قديم", "عثر فريق من علماء الآثار على 404 قطع أثرية في قاع مرفأ قديم غرب المدينة. وتعود القطع وفق الفريق إلى العهد الروماني، وبينها جرار وعملات ومرساة من الرصاص ستعرض في المتحف الوطني."),
    ("the error 404", "قصة الخطأ 404: كيف صار رقم صفحة غير موجودة رمزا ثقافيا", "لم يكن مهندسو مختبر سويسري يظنون أن رقما اختاروه قبل ثلاثة عقود سيصير مشهورا. فقد صار الرقم عنوانا لأغان ومعارض، وتتفنن الشركات في رسم الصفحات التي تظهر لمن يكتب عنوانا خاطئا، وبعضها يخفي ألعابا."),
    ("a hacked ministry", "قراصنة يعطلون موقع وزارة المالية ساعات", "تعطل موقع وزارة المالية ليل الأحد بعد هجوم إلكتروني واسع. وقال متحدث إن الموقع كان قيد الصيانة حين بدأ الهجوم، وإن قاعدة البيانات لم تمس، وإن الخدمات عادت إلى العمل فجر الاثنين."),
    ("ad blockers", "مانعات الإعلانات تكلف الصحف العربية نصف دخلها", "أظهرت دراسة أن أكثر من ثلث القراء يستخدمون برامج حجب الإعلانات. ويقول ناشرون إن مانع الإعلانات يحرمهم من نصف دخلهم، وقد بدأ بعضهم يطلب من القراء تعطيل هذه البرامج أو دفع اشتراك شهري زهيد."),
    ("captchas", "الذكاء الاصطناعي يتفوق على البشر في حل اختبارات الكابتشا", "نجح باحثون في تدريب نموذج على حل اختبارات التحقق المصورة بدقة كاملة. ويرى الباحثون أن سؤال «هل أنت روبوت» فقد معناه، وأن على المواقع أن تبحث عن وسائل أخرى لتمييز البشر من البرامج."),
    ("passwords", "خبراء: تسجيل الدخول بكلمة المرور وحدها لم يعد آمنا", "حذر خبراء في الأمن الرقمي من الاكتفاء بكلمة المرور لحماية الحسابات. ودعوا المؤسسات إلى اعتماد التحقق بخطوتين، بعد تسريب ملايين الحسابات من متجر إلكتروني معروف خلال الأسبوع الماضي."),
    ("maintenance", "قطع الماء عن أحياء العاصمة بسبب أعمال صيانة", "أعلنت مؤسسة المياه قطع التزويد عن تسعة أحياء غدا الأربعاء بسبب أعمال صيانة في القناة الرئيسية. وستعود المياه تدريجيا في المساء، واعتذرت المؤسسة لزبائنها عن هذا الانقطاع ودعتهم إلى تخزين ما يكفيهم."),
    ("the site reopens", "الموقع الأثري مغلق مؤقتا أمام الزوار بعد انهيار جدار", "أغلقت مديرية الثقافة الموقع الأثري مؤقتا بعد انهيار جزء من سوره الشرقي إثر الأمطار. وقالت المديرية إن الموقع تحت الصيانة حتى نهاية الشهر، وإن التذاكر المحجوزة ستعوض."),
    ("accounts suspended", "تعليق حسابات ناشطين يثير جدلا", "علقت منصة للتواصل حسابات عشرة ناشطين من دون إنذار. وقالت إحدى الناشطات إن رسالة وصلتها تفيد بأن «حسابك موقوف لمخالفته معايير المجتمع»، وطالبت المنصة بنشر أسباب القرار."),
    ("denied entry", "رفض دخول وفد حقوقي إلى المخيم", "منعت السلطات وفدا حقوقيا من الوصول إلى المخيم الحدودي يوم الخميس. وقال رئيس الوفد إن التصريح كان جاهزا منذ أسبوع، وإن الضابط المناوب لم يقدم أي سبب لرفض الدخول."),
    ("a missing page", "صفحة مفقودة من مخطوط نادر تعود إلى المكتبة", "عادت صفحة مفقودة من مخطوط أندلسي إلى المكتبة الوطنية بعد نصف قرن. وكان يظن أنها غير موجودة أصلا، قبل أن يجدها طالب بين أوراق جده ويسلمها إلى المحافظة في حفل صغير."),
    ("privacy", "غرامة قياسية على شبكة اجتماعية لانتهاك خصوصية المستخدمين", "فرضت هيئة حماية البيانات غرامة قياسية على شبكة اجتماعية لأنها جمعت بيانات المستخدمين من دون موافقتهم. وقالت الشركة إنها تحترم خصوصية مستخدميها وستستأنف القرار."),
    ("how to", "كيف تحذف ملفات تعريف الارتباط من هاتفك", "يسأل كثيرون عن طريقة حذف ملفات تعريف الارتباط من الهاتف. افتح إعدادات المتصفح ثم اختر الخصوصية، وستجد قائمة بما خزنته المواقع. ينصح المختصون بتكرار ذلك كل شهر، وبعدم استخدام شبكات مجهولة في المقاهي والمطارات."),
    ("VPN", "حجب تطبيقات المكالمات يدفع الشباب إلى الشبكات الافتراضية", "ارتفع الطلب على الشبكات الافتراضية منذ حجب تطبيقات المكالمات الشهر الماضي. ويقول أصحاب محلات الهواتف إن تشغيلها صار أول ما يطلبه الزبائن، فيما تحذر الهيئة من مخاطرها على البيانات."),
    ("a search for the lost", "لم يتم العثور على أي ناج من حادث القارب", "قالت فرق الإنقاذ إنه لم يتم العثور على أي ناج من القارب الذي غرق فجر أمس. وتتواصل عمليات البحث بمشاركة طائرتين، في حين تنتظر العائلات أخبارا عند مدخل الميناء منذ الليلة الماضية."),
    ("a deleted tweet", "وزير يحذف تغريدة أثارت غضب المعلمين", "حذف وزير التربية تغريدة قال فيها إن المعلمين لا يعملون صيفا. وكتب ناشطون أن المنشور لم يعد متاحا بعد ساعة من نشره، لكن صوره انتشرت، واعتذر الوزير في منشور جديد."),
    ("a bank's system", "عطل يمنع زبائن مصرف من الدخول إلى حساباتهم", "اشتكى زبائن أحد المصارف من تعذر الدخول إلى حساباتهم طوال يوم الأحد. وقال المصرف في بيان إن خللا في الخادم الرئيسي أصلح ليلا، ودعا من لا تزال لديه مشكلة إلى المحاولة مجددا أو الاتصال بالفرع."),
    ("an opinion", "عذرا أيها القارئ، لا جديد اليوم", "عذرا أيها القارئ، ليس في هذا العمود ما يسرك اليوم. جلست أبحث عن خبر مفرح في صحف الصباح فلم أجد غير أسعار ترتفع ووعود تتكرر، فقررت أن أكتب عن شجرة التوت التي تزهر أمام بيتي كل عام ولا يسأل عنها أحد."),
    ("a quoted message", "طلبة يشتكون من منصة التسجيل الجامعي", 'اشتكى طلبة من توقف منصة التسجيل الجامعي في يومها الأول. ويقول الطلبة إن الموقع يجيب بعبارة "حدث خطأ، يرجى المحاولة لاحقا" كلما أدخلوا أرقامهم، بينما تؤكد الوزارة أن الضغط سيخف غدا.'),
    ("robots", "روبوت يقدم نشرة الأخبار في قناة محلية", "قدم روبوت نشرة الأخبار مساء السبت في قناة محلية للمرة الأولى. وتابع المشاهدون التجربة باهتمام، وتساءل بعضهم إن كان ما يرونه إنسانا أم برنامجا، فيما قال صحفيو القناة إنهم لا يخشون على وظائفهم."),
    ("the firewall", "جدار ناري وطني لحماية المواقع الحكومية", "أطلقت الوزارة جدارا ناريا وطنيا لحماية المواقع الحكومية من الهجمات. وسيرصد النظام كل نشاط مشبوه ويمنع مصدره خلال ثوان، وقد كلف المشروع مليوني دولار وشاركت فيه ثلاث جامعات."),
    ("a refused visa", "عبارة «تم رفض طلبك» تلاحق طالبي التأشيرة", "يتلقى آلاف الشباب كل شهر رسالة قصيرة تنهي حلم السفر. وتقول القنصلية إن نسبة القبول ارتفعت هذا العام، لكن مكاتب الخدمات تؤكد أن المواعيد نفسها صارت تباع في السوق السوداء."),
    ("a subscription", "صحيفة عريقة توقف نسختها الورقية وتدعو القراء إلى الاشتراك", "أعلنت صحيفة عريقة أنها توقف نسختها الورقية نهاية السنة بعد ستين عاما من الصدور. ودعت قراءها إلى الاشتراك في نسختها الرقمية، وقالت إن الإعلانات لم تعد تكفي لدفع أجور الصحفيين."),
    ("other matter 1","هيئة الاتصالات ترد على شكاوى بطء الإنترنت","ردت هيئة الاتصالات على شكاوى المشتركين من بطء الإنترنت. وقالت إنها تجري أعمال صيانة على الكابل البحري، وإن الخدمة ستعود إلى طبيعتها قريبا، معتذرة للمشتركين ومقدرة تفهمهم لهذه الظروف الخارجة عن إرادتها."),
    ("other matter 2","موقع التسجيل في الحج يتوقف بعد دقائق من إطلاقه","توقف موقع التسجيل في الحج بعد دقائق من إطلاقه أمس. وقال مواطنون إنهم لم يتمكنوا من الدخول إلى حساباتهم، وإن صفحة الموقع ظهرت بيضاء. وأكدت الوزارة أن الخلل تقني وأن الخادم تجاوز طاقته."),
    ("other matter 3","غوغل تتخلى عن إلغاء ملفات تعريف الارتباط","قررت غوغل الإبقاء على ملفات تعريف الارتباط في متصفحها. وقالت الشركة إنها ستمنح المستخدمين خيارا واضحا لقبولها أو رفضها، وإنها تواصل العمل مع شركائها لتحسين الخصوصية."),
    ("other matter 4","كيف تحمي حسابك من السرقة؟ خمس نصائح","ينصح الخبراء باستخدام كلمة مرور طويلة لكل حساب. إذا نسيت كلمة المرور فلا تستخدم رابطا وصلك بالبريد. فعل التحقق بخطوتين من إعدادات حسابك. لا تسجل الدخول من شبكات عامة."),
    ("other matter 5","الصحفي الذي قال للرئيس: نأسف لم نجد ما نصفق له","نأسف لأننا لم نجد ما نصفق له. بهذه الجملة بدأ الصحفي الراحل عموده الأخير قبل أربعين عاما، فأغلقت جريدته في اليوم التالي ولم تعد إلى الصدور إلا بعد رحيل صاحبها."),
    ("other matter 6","انقطاع خدمات منصة إكس في عدة دول","أبلغ آلاف المستخدمين عن انقطاع خدمات منصة إكس مساء الأحد. وظهرت لهم رسالة خطأ تطلب إعادة المحاولة لاحقا. وقال مالك المنصة إن هجوما إلكترونيا واسعا يقف وراء العطل."),
    ("other matter 7","حجب منصة تعليمية في ليلة الامتحان","حجبت منصة تعليمية ليلة الامتحان من دون تفسير. وقال طلبة إنهم فوجئوا بأن الوصول إلى دروسهم مرفوض. ونفت الوزارة صلتها بالأمر وقالت إن المنصة لم تدفع مستحقات الاستضافة."),
    ("other matter 8","نستخدم هواتفنا خمس ساعات في اليوم","نستخدم هواتفنا خمس ساعات في اليوم ونجمع فيها صورا لا نعود إليها. تقول دراسة إن بياناتنا تباع كل ليلة في مزادات لا نراها، وإن خصوصيتنا صارت سلعة أرخص من رغيف الخبز."),
    ("other matter 9","اشترك في حملة التشجير","دعت البلدية السكان إلى حملة تشجير يوم السبت. يمكن التسجيل عبر موقع البلدية أو بالاتصال برقم المصلحة. وستوزع الشتلات مجانا أمام المدارس والمساجد ابتداء من الثامنة صباحا."),
    ("other matter 10","خطأ طبي يفتح تحقيقا في مستشفى الولاية","فتحت النيابة تحقيقا في خطأ طبي أودى بحياة مريضة. وقال مدير المستشفى إن الملف غير موجود في الأرشيف، وإن المسؤول عن القسم أوقف عن العمل احترازيا حتى نهاية التحقيق."),
    ("other matter 11","غلق الطريق الوطني مؤقتا","أعلنت مصالح الأشغال غلق الطريق الوطني رقم خمسة مؤقتا. ودعت السائقين إلى استعمال الطريق البديل، واعتذرت عن الإزعاج. وستعود الحركة يوم الأحد صباحا بعد نهاية أشغال الصيانة."),
    ("other matter 12","البحث عن صاحب الخاتم","عثر عامل نظافة على خاتم ذهبي في الشارع الكبير. يبحث العامل منذ أسبوع عن صاحبه، وترك رقمه لدى أصحاب المحلات. وقال إنه لا ينتظر مكافأة وإن الأمانة واجب على كل مسلم."),
)  # fmt: skip
_MENU = "".join(f'<li><a href="/{name}/">{name}</a></li>' for name in ("سياسة", "اقتصاد", "رياضة", "ثقافة", "مجتمع"))
_LATEST = "".join(
    f'<li><h4><a href="/khabar-min-akhbar-{n}/">{title}</a></h4></li>'
    for n, title in enumerate(
        (
            "انطلاق أشغال الطريق الساحلي الجديد",
            "فريق المدينة يفوز بالكأس",
            "معرض الكتاب يفتح أبوابه",
            "أمطار غزيرة على السواحل",
        )
    )
)
_BANNER = '<div class="cookie-notice"><p>نستخدم ملفات تعريف الارتباط لتحسين تجربتك.</p><button>موافق</button></div>'


def bare(title: str, main: str) -> bytes:
    """Return a page of nothing else."""
    return html(title, main)


def furnished(title: str, main: str) -> bytes:
    """Return a page within its site: menu, latest news, footer, a request for consent at its end."""
    header = f'<header><a href="/">جريدة الضحى</a><nav><ul class="menu">{_MENU}</ul></nav></header>'
    aside = f'<aside class="sidebar"><h3>آخر الأخبار</h3><ul>{_LATEST}</ul></aside>'
    footer = "<footer><p>جميع الحقوق محفوظة لجريدة الضحى 2026</p></footer>"
    return html(title, f'{header}<main><div class="content">{main}</div></main>{aside}{footer}{_BANNER}')


def told(title: str, text: str, *, described: bool = False, short: bool = False) -> bytes:
    """Return an article's page within its site; `described` by its head, or `short` of its second paragraph."""
    head = '<meta property="article:published_time" content="2026-01-02T08:00:00+01:00">' if described else ""
    end = "" if short else f"<p>{_END}</p>"
    page = furnished(f"{title} - جريدة الضحى", f"<article><h1>{title}</h1><p>{text}</p>{end}</article>")
    return page.replace(b"</head>", f"{head}</head>".encode())
