package org.understudy.avatar.render;

/** One packed pixel over another; see {@link org.understudy.avatar.RgbaImage}. */
final class PackedOver {
  private PackedOver() {}

  /** Front over back, both premultiplied, rounded. */
  static int over(int front, int back) {
    int alpha = front >>> 24;
    if (alpha == 255) {
      return front;
    }
    if (front == 0) {
      return back;
    }
    int through = 255 - alpha;
    int even = (back & 0x00ff00ff) * through + 0x00800080;
    int odd = (back >>> 8 & 0x00ff00ff) * through + 0x00800080;
    even = (even + (even >>> 8 & 0x00ff00ff)) >>> 8 & 0x00ff00ff;
    odd = odd + (odd >>> 8 & 0x00ff00ff) & 0xff00ff00;
    return saturatedSum(front, even | odd);
  }

  /** Adds four bytes each; a sum beyond 255, by rounding or by colour above alpha, stays at 255. */
  private static int saturatedSum(int a, int b) {
    int even = (a & 0x00ff00ff) + (b & 0x00ff00ff);
    int odd = (a >>> 8 & 0x00ff00ff) + (b >>> 8 & 0x00ff00ff);
    even |= (even >>> 8 & 0x00010001) * 255;
    odd |= (odd >>> 8 & 0x00010001) * 255;
    return (even & 0x00ff00ff) | (odd & 0x00ff00ff) << 8;
  }
}
