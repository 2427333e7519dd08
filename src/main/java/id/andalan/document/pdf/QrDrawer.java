package id.andalan.document.pdf;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.openhtmltopdf.css.parser.FSRGBColor;
import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Draws {@code <object type="andalan/qr" data="…">} as a QR code of filled squares: sharp at any size, a few hundred bytes. */
final class QrDrawer implements FSObjectDrawer {
    private static final String TYPE = "andalan/qr";

    /** Tells our objects from others, of which there are none. */
    static final class Factory implements FSObjectDrawerFactory {
        @Override
        public @Nullable FSObjectDrawer createDrawer(Element element) {
            return isReplacedObject(element) ? new QrDrawer() : null;
        }

        @Override
        public boolean isReplacedObject(Element element) {
            return TYPE.equals(element.getAttribute("type"));
        }
    }

    @Override
    public @Nullable Map<Shape, String> drawObject(
            Element element,
            double x,
            double y,
            double width,
            double height,
            OutputDevice out,
            RenderingContext context,
            int dotsPerPixel) {
        out.setColor(FSRGBColor.BLACK);
        out.fill(bars(encode(element.getAttribute("data")), x, y, width));
        return null;
    }

    private static ByteMatrix encode(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** One path of horizontal bars; the quiet zone around it is the white of the paper. */
    private static Path2D bars(ByteMatrix modules, double x, double y, double size) {
        double module = size / modules.getWidth();
        Path2D bars = new Path2D.Double();
        for (int row = 0; row < modules.getHeight(); row++) {
            int column = 0;
            while (column < modules.getWidth()) {
                int from = column;
                while (column < modules.getWidth() && modules.get(column, row) == 1) {
                    column++;
                }
                if (column > from) {
                    double left = x + from * module;
                    double right = x + column * module;
                    double top = y + row * module;
                    bars.moveTo(left, top);
                    bars.lineTo(right, top);
                    bars.lineTo(right, top + module);
                    bars.lineTo(left, top + module);
                    bars.closePath();
                } else {
                    column++;
                }
            }
        }
        return bars;
    }
}
